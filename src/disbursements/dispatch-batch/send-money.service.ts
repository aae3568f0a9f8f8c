import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationRun } from '#platform/operations/operation.js';
import { AlreadyUnderWay, OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import type { Batch } from '../batch.entity.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import { type Fence, type HandedOver, HandOverService, type Outgoing } from './hand-over.service.js';
import { CLAIM_PENDING, UNACKNOWLEDGED } from './dispatch-batch.sql.js';
import { PaymentChannelsService } from './payment-channels.service.js';

const ITEMS_A_CALL = 500;
const CALLS_A_ROUND = 4;
const ITEMS_A_ROUND = ITEMS_A_CALL * CALLS_A_ROUND;

/** Where a dispatch goes on: after the last line it took on its way. */
export interface DispatchCursor {
  readonly after: string | null;
  readonly finished?: boolean;
}

/**
 * Money is `sending` in the database before the channel hears of it, and a reference is never replaced by another: whatever
 * happens in between, the same message is sent again and the channel pays it once.
 */
@Injectable()
export class SendMoneyService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly handing: HandOverService,
    private readonly channels: PaymentChannelsService,
    private readonly clock: Clock,
  ) {}

  async send(run: OperationRun, batch: Batch, channel: DeliveryChannel, after: string | null): Promise<void> {
    await this.sendAgain(run, batch, channel, after);
    let cursor: DispatchCursor = { after };
    for (;;) {
      let claimed: Outgoing[] = [];
      await run.chunk(async () => {
        const values = [batch.id, cursor.after, ITEMS_A_ROUND, 'sending', this.clock.now(), run.createdBy];
        claimed = await this.uow.rows<Outgoing>(CLAIM_PENDING, values);
        cursor = { after: claimed.at(-1)?.id ?? cursor.after };
        return { cursor, done: claimed.length, counts: { sent: claimed.length } };
      });
      if (claimed.length === 0) break;
      await this.handOver(channel, claimed, false, fenced(run, cursor));
    }
    await this.finish(run, batch, cursor);
  }

  /** What a process that died (or met a refusal) left between `sending` and the channel's word. */
  private async sendAgain(
    run: OperationRun,
    batch: Batch,
    channel: DeliveryChannel,
    after: string | null,
  ): Promise<void> {
    for (let last: string | null = null; ;) {
      const left: Outgoing[] = await this.uow.rows<Outgoing>(UNACKNOWLEDGED, [batch.id, last, ITEMS_A_ROUND]);
      if (left.length === 0) return;
      await run.chunk(() => Promise.resolve({ cursor: { after }, done: 0, counts: { sentAgain: left.length } }));
      await this.handOver(channel, left, true, fenced(run, { after }));
      last = left.at(-1)!.id;
    }
  }

  /** Several calls at the same time; when none was answered, nothing more is taken on its way before the channel answers. */
  private async handOver(
    channel: DeliveryChannel,
    items: readonly Outgoing[],
    repeated: boolean,
    fence: Fence,
  ): Promise<void> {
    const calls = Array.from({ length: Math.ceil(items.length / ITEMS_A_CALL) }, (_, call) =>
      this.handing.handOver(channel, items.slice(call * ITEMS_A_CALL, (call + 1) * ITEMS_A_CALL), repeated, fence),
    );
    const ended = await Promise.allSettled(calls);
    const refused = ended.find((call): call is PromiseRejectedResult => call.status === 'rejected');
    if (refused) throw refused.reason;
    const results = ended.map((call) => (call as PromiseFulfilledResult<HandedOver>).value);
    if (results.some(({ inDoubt }) => inDoubt > 0) && results.every(({ acknowledged }) => acknowledged === 0))
      await this.channels.assertThere(channel);
  }

  /** Everything is handed over: what became of it is asked next. */
  private async finish(run: OperationRun, { id, programId }: Batch, cursor: DispatchCursor): Promise<void> {
    const ended = { cursor: { ...cursor, finished: true }, done: 0 };
    try {
      await run.chunk(async () => {
        await this.operations.order({ kind: 'reconcile-batch', subject: id, programId });
        return ended;
      });
    } catch (error) {
      if (!(error instanceof AlreadyUnderWay)) throw error;
      await run.chunk(() => Promise.resolve(ended)); // somebody is asking already
    }
  }
}

/** What is written in the course of a run, as long as it is ours. */
const fenced =
  (run: OperationRun, cursor: DispatchCursor): Fence =>
  (work) =>
    run.chunk(async () => {
      await work();
      return { cursor, done: 0 };
    });
