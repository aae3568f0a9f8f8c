import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { DeliveryReportsService } from './reconcile/delivery-reports.service.js';
import { CreateReconciliationDto, ReconciliationDto, ReconciliationExceptionDto } from './reconciliation.dto.js';

@ApiTags('disbursements')
@Controller('v1/reconciliations')
export class ReconciliationsController {
  constructor(private readonly reports: DeliveryReportsService) {}

  /** What became of goods. May come in any order, in part and more than once: a result counts once. */
  @Post()
  @RequirePermission('reconciliation:write')
  @Idempotent()
  @Returns(ReconciliationDto, { status: 201 })
  take(@Body() body: CreateReconciliationDto): Promise<ReconciliationDto> {
    return this.reports.take(body);
  }

  @Get(':id/exceptions')
  @RequirePermission('disbursement:read')
  @Returns(ReconciliationExceptionDto, { many: true })
  exceptions(@Param('id', IdPipe) id: string, @Query() query: PageQuery): Promise<Page<ReconciliationExceptionDto>> {
    return this.reports.exceptions(id, query);
  }
}
