import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import type { OperationRun } from '#platform/operations/operation.js';
import { AlreadyUnderWay, OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { prepareAhead } from '#platform/workers/prepare-ahead.js';
import { workAhead } from '#platform/workers/work-ahead.js';
import type { Batch } from '../batch.entity.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import {
  type Addressed,
  type Fence,
  HandOverService,
  ITEMS_A_ROUND,
  type Outgoing,
  type Which,
} from './hand-over.service.js';
import { CLAIM_PENDING, UNACKNOWLEDGED } from './dispatch-batch.sql.js';
import { PaymentChannelsService } from './payment-channels.service.js';

/** Rounds whose accounts are being opened at the same time, each in a thread of its own. */
const ROUNDS_OPENED = 2;

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
    const progress: Progress = { cursor: { after } };
    const rounds = workAhead(
      () => this.claim(run, batch, progress),
      (claimed) => this.handing.address(claimed),
      ROUNDS_OPENED,
    );
    await prepareAhead(
      rounds,
      ({ result }) => Promise.resolve(result),
      (_, addressed) => this.handOver(channel, addressed, { nextOf: batch.id }, fenced(run, progress)),
    );
    await this.finish(run, batch, progress.cursor);
  }

  /** Takes the next lines on their way; null where none is left. */
  private async claim(run: OperationRun, batch: Batch, progress: Progress): Promise<readonly Outgoing[] | null> {
    let claimed: Outgoing[] = [];
    await run.chunk(async () => {
      const { after } = progress.cursor;
      const values = [batch.id, after, ITEMS_A_ROUND, 'sending', this.clock.now(), run.createdBy];
      claimed = await this.uow.rows<Outgoing>(CLAIM_PENDING, values);
      const cursor = { after: claimed.at(-1)?.id ?? after };
      return { cursor, done: claimed.length, counts: { sent: claimed.length } };
    });
    if (claimed.length === 0) return null;
    progress.cursor = { after: claimed.at(-1)!.id };
    return claimed;
  }

  /** What a process that died (or met a refusal) left between `sending` and the channel's word. */
  private async sendAgain(
    run: OperationRun,
    batch: Batch,
    channel: DeliveryChannel,
    after: string | null,
  ): Promise<void> {
    const progress: Progress = { cursor: { after } };
    for (let last: string | null = null; ;) {
      const left: Outgoing[] = await this.uow.rows<Outgoing>(UNACKNOWLEDGED, [batch.id, last, ITEMS_A_ROUND]);
      if (left.length === 0) return;
      await run.chunk(() => Promise.resolve({ ...progress, done: 0, counts: { sentAgain: left.length } }));
      await this.handOver(channel, await this.handing.address(left), 'again', fenced(run, progress));
      last = left.at(-1)!.id;
    }
  }

  /** When no call was answered, nothing more is handed over before the channel answers. */
  private async handOver(channel: DeliveryChannel, addressed: Addressed, which: Which, fence: Fence): Promise<void> {
    const { inDoubt, acknowledged } = await this.handing.handOver(channel, addressed, which, fence);
    if (inDoubt > 0 && acknowledged === 0) await this.channels.assertThere(channel);
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

/** How far lines are taken on their way: what is written of a round behind the last one moves it back for nobody. */
interface Progress {
  cursor: DispatchCursor;
}

/** What is written in the course of a run, as long as it is ours. */
const fenced =
  (run: OperationRun, progress: Progress): Fence =>
  (work) =>
    run.chunk(async () => {
      await work();
      return { ...progress, done: 0 };
    });
