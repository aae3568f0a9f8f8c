import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { currentCaller, OperationDto, ScopeService } from '#access';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { Cursors } from '#platform/http/cursors.js';
import { type Page, pageOf, type PageQuery } from '#platform/http/page.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { type CycleRecord, EntitlementsService } from '#entitlements';
import { BatchMovesService } from './batch-moves.service.js';
import { BatchDetailDto, BatchDto, type CreateBatchDto } from './batch.dto.js';
import { Batch } from './batch.entity.js';
import { BATCH_FLOW } from './batch.lifecycle.js';
import { STATES_OF_BATCH } from './batches.sql.js';
import { capabilityOf } from './channel-kinds.js';
import { ConservationDto, type ConservationRow } from './conservation.dto.js';
import { CONSERVATION } from './conservation.sql.js';
import { DeliveryChannelsService } from './delivery-channels.service.js';
import { MakerIsChecker, NotDispatched, WrongSource } from './disbursements.errors.js';
import { CANCEL_LINES_OF_BATCH } from './single-moves/single-moves.sql.js';
import { OrderBatchService } from './prepare-batch/order-batch.service.js';
import { PrepareBatchService } from './prepare-batch/prepare-batch.service.js';

/** Batches: made by one, approved by another, sent. */
@Injectable()
export class BatchesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly entitlements: EntitlementsService,
    private readonly channels: DeliveryChannelsService,
    private readonly preparing: PrepareBatchService,
    private readonly ordering: OrderBatchService,
    private readonly moves: BatchMovesService,
    private readonly operations: OperationsService,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  async create(cycleId: string, { channelId, benefitId, collectUntil }: CreateBatchDto): Promise<BatchDto> {
    const cycle = await this.visibleCycle(cycleId);
    const channel = await this.channels.forProgram(channelId, cycle.programId);
    return BatchDto.from(await this.preparing.prepare(cycle, channel, { benefitId, collectUntil }));
  }

  /** The same as an operation, for as many as a request should not wait for. */
  async order(cycleId: string, { channelId, benefitId, collectUntil }: CreateBatchDto): Promise<OperationDto> {
    const cycle = await this.visibleCycle(cycleId);
    const channel = await this.channels.forProgram(channelId, cycle.programId);
    return this.ordering.order(cycle, channel, { benefitId, collectUntil });
  }

  /** Newest first. */
  async list(cycleId: string, query: PageQuery): Promise<Page<BatchDto>> {
    await this.visibleCycle(cycleId);
    const list = `batches:${cycleId}`;
    const before = this.cursors.decode<string>(list, query.cursor);
    const rows = await this.uow.repository(Batch).find({
      where: { cycleId, ...(before ? { id: LessThan(before) } : {}) },
      order: { id: 'desc' },
      take: query.limit + 1,
    });
    return pageOf(this.cursors, list, rows, query.limit, (row) => row.id).map(BatchDto.from);
  }

  async detail(batchId: string): Promise<BatchDetailDto> {
    const batch = await this.visible(batchId);
    const states = await this.uow.rows<{ state: string; count: number }>(STATES_OF_BATCH, [batchId]);
    return BatchDetailDto.of(batch, Object.fromEntries(states.map((row) => [row.state, row.count])));
  }

  /** Binds the lines as they are: the digest was made with them and is compared again before anything is sent. */
  async approve(batchId: string): Promise<BatchDto> {
    await this.visible(batchId);
    return this.uow.run(async () => {
      const batch = await this.moves.lock(batchId);
      BATCH_FLOW.assert(batch.state, 'approved');
      const approvedBy = currentCaller().userId;
      if (approvedBy === batch.createdBy) throw new MakerIsChecker();
      return BatchDto.from(await this.moves.move(batch, 'approved', 'approved', { approvedBy }));
    });
  }

  /** Cancels a batch that was not sent, with all of its lines: what they were for is due in another one. */
  async cancel(batchId: string, reason: string): Promise<BatchDto> {
    await this.visible(batchId);
    return this.uow.run(async () => {
      const batch = await this.moves.lock(batchId);
      BATCH_FLOW.assert(batch.state, 'cancelled');
      await this.uow.change(CANCEL_LINES_OF_BATCH, [batchId, this.clock.now(), currentCaller().userId, reason]);
      return BatchDto.from(await this.moves.move(batch, 'cancelled', reason));
    });
  }

  /** Orders the sending; again for a batch whose sending was stopped or failed. */
  async dispatch(batchId: string): Promise<OperationDto> {
    const { programId, state } = await this.visible(batchId);
    if (state !== 'dispatching') BATCH_FLOW.assert(state, 'dispatching');
    return OperationDto.from(await this.operations.order({ kind: 'dispatch-batch', subject: batchId, programId }));
  }

  /** Orders to ask the channel what became of everything sent. */
  async reconcile(batchId: string): Promise<OperationDto> {
    const { programId, channelId, state } = await this.visible(batchId);
    if (!capabilityOf((await this.channels.get(channelId)).kind).statusInquiry)
      throw new WrongSource('The channel cannot be asked: upload what became of it');
    if (state !== 'dispatching') throw new NotDispatched(state);
    return OperationDto.from(await this.operations.order({ kind: 'reconcile-batch', subject: batchId, programId }));
  }

  /** Where everything is that was approved in the cycle. */
  async conservation(cycleId: string): Promise<ConservationDto> {
    this.scope.requireWholeProgram((await this.visibleCycle(cycleId)).programId, 'cycle');
    return ConservationDto.from(cycleId, await this.uow.rows<ConservationRow>(CONSERVATION, [cycleId]));
  }

  /** The batch, if it is of a program in scope; otherwise refused exactly like an unknown one. */
  async visible(batchId: string): Promise<Batch> {
    const batch = await this.uow.repository(Batch).findOneBy({ id: batchId });
    if (!batch) throw new NotFound('disbursement batch');
    this.scope.requireProgram(batch.programId, 'disbursement batch');
    return batch;
  }

  private async visibleCycle(cycleId: string): Promise<CycleRecord> {
    const cycle = await this.entitlements.cycle(cycleId);
    this.scope.requireProgram(cycle.programId, 'cycle');
    return cycle;
  }
}
