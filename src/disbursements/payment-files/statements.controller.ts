import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import type { StreamedBody } from '#platform/http/streamed-body.js';
import { Streamed, TakesStream } from '#platform/http/takes-stream.decorator.js';
import { ReconciliationDto } from '../reconciliation.dto.js';
import { LARGEST_REPORT, LARGEST_STATEMENT, StatementsService } from './statements.service.js';

@ApiTags('disbursements')
@Controller('v1/disbursement-batches/:id/statements')
export class StatementsController {
  constructor(private readonly statements: StatementsService) {}

  /** What became of payments, as a CSV file of the columns that the channel names; in any order, in part and more than once. */
  @Post('csv')
  @RequirePermission('reconciliation:write')
  @Idempotent()
  @TakesStream('text/csv', LARGEST_STATEMENT)
  @Returns(ReconciliationDto, { status: 201 })
  csv(@Param('id', IdPipe) id: string, @Streamed() body: StreamedBody): Promise<ReconciliationDto> {
    return this.statements.takeCsv(id, body);
  }

  /** What became of a message of the batch's file, as a pain.002.001.10; in any order, in part and more than once. */
  @Post('pain-002')
  @RequirePermission('reconciliation:write')
  @Idempotent()
  @TakesStream('application/xml', LARGEST_REPORT)
  @Returns(ReconciliationDto, { status: 201 })
  pain002(@Param('id', IdPipe) id: string, @Streamed() body: StreamedBody): Promise<ReconciliationDto> {
    return this.statements.takePain002(id, body);
  }
}
