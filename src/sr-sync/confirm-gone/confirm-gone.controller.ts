import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { ConfirmGone } from './confirm-gone.service.js';

@ApiTags('sr-sync')
@Controller('v1/social-registries/:id/sync-runs')
export class ConfirmGoneController {
  constructor(private readonly confirming: ConfirmGone) {}

  /** The run found more records gone than may be without a confirmation: this is the confirmation. */
  @Post(':runId/confirm-gone')
  @RequirePermission('social-registry:sync')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  confirm(@Param('id', IdPipe) id: string, @Param('runId', IdPipe) runId: string): Promise<OperationDto> {
    return this.confirming.confirm(id, runId);
  }
}
