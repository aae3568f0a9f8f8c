import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import { Clock } from '#platform/time/clock.js';
import { EntitlementsService } from '#entitlements';
import { Batch } from './batch.entity.js';
import { BATCH_FLOW, type BatchState } from './batch.lifecycle.js';
import { DIGEST_BATCH, HOLD_DISPATCHING, KEEP_BATCH_MOVE, NOTHING_UNDER_WAY, UNDER_WAY } from './batches.sql.js';
import { BatchChanged } from './disbursements.errors.js';

/** Moves batches, in the transaction of whoever asks, and keeps who moved them, when and why. */
@Injectable()
export class BatchMovesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly entitlements: EntitlementsService,
    private readonly clock: Clock,
  ) {}

  /** The batch, held until the transaction ends. */
  async lock(batchId: string): Promise<Batch> {
    const batch = await this.uow
      .repository(Batch)
      .findOne({ where: { id: batchId }, lock: { mode: 'for_no_key_update' } });
    if (!batch) throw new NotFound('disbursement batch');
    return batch;
  }

  /** Moves a locked batch; throws MoveNotAllowed where the lifecycle has no such move. */
  async move(
    batch: Batch,
    to: BatchState,
    reason: string,
    checker: Partial<Pick<Batch, 'approvedBy'>> = {},
  ): Promise<Batch> {
    BATCH_FLOW.assert(batch.state, to);
    const change = { state: to, version: batch.version + 1, ...checker };
    await this.uow.repository(Batch).update({ id: batch.id, state: In(BATCH_FLOW.sourcesOf(to)) }, change);
    const actor = RequestContext.requireActor().userId;
    await this.uow.change(KEEP_BATCH_MOVE, [newId(), batch.id, batch.state, to, actor, this.clock.now(), reason]);
    return { ...batch, ...change };
  }

  /** Throws {@link BatchChanged} when a line was changed, added or removed since the batch was made. */
  async assertUnchanged({ id, digest }: Batch): Promise<void> {
    const now = await this.uow.row<{ digest: Buffer }>(DIGEST_BATCH, [id]);
    if (!now!.digest.equals(digest)) throw new BatchChanged();
  }

  /** The same of many, in the order of their ids: they are held before it is asked what is under way in them. */
  async settleThoseDone(batchIds: readonly string[]): Promise<void> {
    await this.uow.change(HOLD_DISPATCHING, [batchIds]);
    for (const { id } of await this.uow.rows<{ id: string }>(NOTHING_UNDER_WAY, [batchIds]))
      await this.settleIfDone(id);
  }

  /** Settles a batch of which nothing is under way any more, and completes its cycle if that was the last; tells whether. */
  settleIfDone(batchId: string): Promise<boolean> {
    return this.uow.run(async () => {
      const batch = await this.lock(batchId);
      if (batch.state === 'settled') return true;
      if (batch.state !== 'dispatching' || (await this.uow.row<{ found: boolean }>(UNDER_WAY, [batchId]))!.found)
        return false;
      await this.move(batch, 'settled', 'reconciled');
      await this.entitlements.completeIfDelivered(batch.cycleId);
      return true;
    });
  }
}
