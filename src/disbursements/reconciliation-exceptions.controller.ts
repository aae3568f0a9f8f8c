import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import type { Page } from '#platform/http/page.js';
import { ExceptionsService } from './reconcile/exceptions.service.js';
import { ExceptionsQuery, ReconciliationExceptionDto } from './reconciliation.dto.js';

@ApiTags('disbursements')
@Controller('v1/programs/:id/reconciliation-exceptions')
export class ReconciliationExceptionsController {
  constructor(private readonly exceptions: ExceptionsService) {}

  /** What could not be applied in a program, over all of its reconciliations; `late_return` is what came back when it had ended. */
  @Get()
  @RequirePermission('disbursement:read')
  @Returns(ReconciliationExceptionDto, { many: true })
  list(@Param('id', IdPipe) id: string, @Query() query: ExceptionsQuery): Promise<Page<ReconciliationExceptionDto>> {
    return this.exceptions.ofProgram(id, query);
  }
}
