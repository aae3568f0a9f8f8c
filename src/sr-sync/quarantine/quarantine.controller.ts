import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { Page } from '#platform/http/page.js';
import {
  DiscardRecordDto,
  QuarantineCaseDto,
  QuarantinedRecordDto,
  QuarantineQuery,
  RetryQuarantineDto,
  RetryRecordDto,
} from './quarantine.dto.js';
import { QuarantineService } from './quarantine.service.js';

@ApiTags('sr-sync')
@Controller('v1/social-registries/:id/quarantine')
export class QuarantineController {
  constructor(private readonly quarantine: QuarantineService) {}

  /** Records of the source that were set aside: where and why, never what they hold. */
  @Get()
  @RequirePermission('social-registry:read')
  @Returns(QuarantinedRecordDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: QuarantineQuery): Promise<Page<QuarantinedRecordDto>> {
    return this.quarantine.list(id, query);
  }

  @Get(':recordId')
  @RequirePermission('social-registry:read')
  @Returns(QuarantineCaseDto)
  get(@Param('id', IdPipe) id: string, @Param('recordId', IdPipe) recordId: string): Promise<QuarantineCaseDto> {
    return this.quarantine.get(id, recordId);
  }

  /** Takes the record in by what is declared now, in the background; where it may be several registrants, as the one named. */
  @Post(':recordId/retry')
  @RequirePermission('social-registry:sync')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  retry(
    @Param('id', IdPipe) id: string,
    @Param('recordId', IdPipe) recordId: string,
    @Body() body: RetryRecordDto,
  ): Promise<OperationDto> {
    return this.quarantine.retry(id, recordId, body);
  }

  /** Gives the record up: what was kept of it is wiped. The source may tell it again. */
  @Post(':recordId/discard')
  @RequirePermission('social-registry:sync')
  @Idempotent()
  @Returns(QuarantineCaseDto, { status: 200 })
  discard(
    @Param('id', IdPipe) id: string,
    @Param('recordId', IdPipe) recordId: string,
    @Body() body: DiscardRecordDto,
  ): Promise<QuarantineCaseDto> {
    return this.quarantine.discard(id, recordId, body);
  }

  /** Tries again, in the background, what was set aside for a reason, or for any. */
  @Post('retry')
  @RequirePermission('social-registry:sync')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  retryAll(@Param('id', IdPipe) id: string, @Body() body: RetryQuarantineDto): Promise<OperationDto> {
    return this.quarantine.retryAll(id, body);
  }
}
