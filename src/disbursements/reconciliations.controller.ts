import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { DeliveryReportsService } from './reconcile/delivery-reports.service.js';
import { ExceptionsService } from './reconcile/exceptions.service.js';
import {
  CreateReconciliationDto,
  ReconciliationDto,
  ReconciliationExceptionDto,
  ResolveExceptionDto,
} from './reconciliation.dto.js';

@ApiTags('disbursements')
@Controller('v1/reconciliations')
export class ReconciliationsController {
  constructor(
    private readonly reports: DeliveryReportsService,
    private readonly exceptionsService: ExceptionsService,
  ) {}

  /** What became of payments, goods, or cash over the counter. May come in any order, in part and more than once: a result counts once. */
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
    return this.exceptionsService.ofReconciliation(id, query);
  }

  /** Closes an exception; one that is accepted says that the amount that was told is what arrived. */
  @Post(':id/exceptions/:exceptionId/resolve')
  @RequirePermission('reconciliation:write')
  @Idempotent()
  @Returns(ReconciliationExceptionDto)
  resolve(
    @Param('id', IdPipe) id: string,
    @Param('exceptionId') exceptionId: string,
    @Body() body: ResolveExceptionDto,
  ): Promise<ReconciliationExceptionDto> {
    return this.exceptionsService.resolve(id, exceptionId, body);
  }
}
