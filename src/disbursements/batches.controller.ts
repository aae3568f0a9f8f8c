import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OperationDto, RequirePermission, Returns } from '#access';
import { IdPipe } from '#platform/http/id.pipe.js';
import { Idempotent } from '#platform/http/idempotency.interceptor.js';
import { type Page, PageQuery } from '#platform/http/page.js';
import { BatchDetailDto, BatchDto, CreateBatchDto } from './batch.dto.js';
import { BatchesService } from './batches.service.js';
import { ConservationDto } from './conservation.dto.js';
import { DisbursementDto, DisbursementsQuery } from './disbursement.dto.js';
import { CancelBatchDto } from './single-moves/single-move.dto.js';
import { DisbursementsService } from './disbursements.service.js';

@ApiTags('disbursements')
@Controller('v1')
export class BatchesController {
  constructor(
    private readonly batches: BatchesService,
    private readonly disbursements: DisbursementsService,
  ) {}

  /** Makes a draft batch: one attempt for each approved entitlement the channel can deliver and that has none under way. */
  @Post('cycles/:cycleId/disbursement-batches')
  @RequirePermission('batch:write')
  @Idempotent()
  @Returns(BatchDto, { status: 201 })
  create(@Param('cycleId', IdPipe) cycleId: string, @Body() body: CreateBatchDto): Promise<BatchDto> {
    return this.batches.create(cycleId, body);
  }

  /** Makes a draft batch while nobody waits: for very many lines. It is the newest of the cycle once the operation has succeeded. */
  @Post('cycles/:cycleId/disbursement-batch-runs')
  @RequirePermission('batch:write')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  order(@Param('cycleId', IdPipe) cycleId: string, @Body() body: CreateBatchDto): Promise<OperationDto> {
    return this.batches.order(cycleId, body);
  }

  @Get('cycles/:cycleId/disbursement-batches')
  @RequirePermission('batch:read')
  @Returns(BatchDto, { many: true })
  list(@Param('cycleId', IdPipe) cycleId: string, @Query() query: PageQuery): Promise<Page<BatchDto>> {
    return this.batches.list(cycleId, query);
  }

  /** Approved = delivered net of returns + in flight + held + still due + cancelled + expired, each unit once. */
  @Get('cycles/:cycleId/conservation')
  @RequirePermission('disbursement:read')
  @Returns(ConservationDto)
  conservation(@Param('cycleId', IdPipe) cycleId: string): Promise<ConservationDto> {
    return this.batches.conservation(cycleId);
  }

  @Get('disbursement-batches/:id')
  @RequirePermission('batch:read')
  @Returns(BatchDetailDto)
  get(@Param('id', IdPipe) id: string): Promise<BatchDetailDto> {
    return this.batches.detail(id);
  }

  @Post('disbursement-batches/:id/approve')
  @RequirePermission('batch:approve')
  @Idempotent()
  @Returns(BatchDto)
  approve(@Param('id', IdPipe) id: string): Promise<BatchDto> {
    return this.batches.approve(id);
  }

  /** Cancels what was not sent. What it was for is due in another batch. */
  @Post('disbursement-batches/:id/cancel')
  @RequirePermission('batch:write')
  @Idempotent()
  @Returns(BatchDto)
  cancel(@Param('id', IdPipe) id: string, @Body() { reason }: CancelBatchDto): Promise<BatchDto> {
    return this.batches.cancel(id, reason);
  }

  @Post('disbursement-batches/:id/dispatch')
  @RequirePermission('batch:dispatch')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  dispatch(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.batches.dispatch(id);
  }

  /** Asks the channel what became of everything sent. */
  @Post('disbursement-batches/:id/reconcile')
  @RequirePermission('reconciliation:write')
  @Idempotent()
  @Returns(OperationDto, { status: 202 })
  reconcile(@Param('id', IdPipe) id: string): Promise<OperationDto> {
    return this.batches.reconcile(id);
  }

  @Get('disbursement-batches/:id/disbursements')
  @RequirePermission('disbursement:read')
  @Returns(DisbursementDto, { many: true })
  lines(@Param('id', IdPipe) id: string, @Query() query: DisbursementsQuery): Promise<Page<DisbursementDto>> {
    return this.disbursements.ofBatch(id, query);
  }
}
