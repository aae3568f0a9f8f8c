import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { newId } from '#platform/ids/ids.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { prepareAhead } from '#platform/workers/prepare-ahead.js';
import { BatchMovesService } from '../batch-moves.service.js';
import { Batch } from '../batch.entity.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import type { MoneyState } from '../disbursement.lifecycle.js';
import { ChannelAway } from '../disbursements.errors.js';
import {
  type Fence,
  HandOverService,
  inCalls,
  ITEMS_A_ROUND,
  type Outgoing,
} from '../dispatch-batch/hand-over.service.js';
import { Unanswered } from '../dispatch-batch/payment-channel.js';
import { PaymentChannelsService } from '../dispatch-batch/payment-channels.service.js';
import { judgeStatus, type PaymentVerdict } from './payment-status.policy.js';
import { COUNT_OPEN, OPEN_MONEY } from './reconcile.sql.js';
import { type Exception, type Outcome, ResultsService } from './results.service.js';

/** Between passes: one second after news, longer and longer without. */
const pauseMs = (quiet: number): number => Math.min(1_000 * 2 ** quiet, 15_000);
/** Passes without news (about two minutes) after which the rest is left for a later run. */
const MOST_QUIET_PASSES = 11;
/** What is applied by two transactions side by side, when it is more than this. */
const APPLIED_APART = 500;
/** How long a message may be under way: a reference unknown to the channel after that was never received. */
const UNDER_WAY_MS = 600_000;

/** `since` when it is in its state, in milliseconds since 1970. */
type Open = Outgoing & { readonly since: number; readonly state: OpenState };
/** Where payments stand of which nobody has said what became of them: nothing of them has arrived. */
type OpenState = Extract<MoneyState, 'sending' | 'in_doubt'>;
interface Judged {
  readonly item: Open;
  readonly verdict: PaymentVerdict;
}

interface Cursor {
  readonly reconciliationId: string;
  /** Where in the pass. */
  readonly after: string | null;
  /** Whether this pass brought news, and how many before it brought none. */
  readonly news: boolean;
  readonly quiet: number;
}

/** Asks the channel what became of everything sent, until nothing is open or nothing new is heard. Guesses nothing. */
@Injectable()
export class ReconcileService implements OperationHandler, OnModuleInit {
  readonly kind = 'reconcile-batch';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly channels: DeliveryChannelsService,
    private readonly payments: PaymentChannelsService,
    private readonly handing: HandOverService,
    private readonly results: ResultsService,
    private readonly moves: BatchMovesService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  async run(run: OperationRun): Promise<void> {
    const batch = await this.uow.repository(Batch).findOneBy({ id: run.subject });
    if (!batch) throw new NotFound('disbursement batch');
    const channel = await this.channels.get(batch.channelId);
    let cursor = (run.cursor as Cursor | null) ?? (await this.begin(run));
    while (cursor.quiet <= MOST_QUIET_PASSES) {
      cursor = await this.pass(run, batch.id, channel, cursor);
      if (await this.moves.settleIfDone(batch.id)) return;
      cursor = { ...cursor, after: null, news: false, quiet: cursor.news ? 0 : cursor.quiet + 1 };
      await this.advance(run, cursor);
      await pause(pauseMs(cursor.quiet), undefined, { signal: run.signal }).catch(() => {}); // the next chunk tells
    }
  }

  /** Asks about everything that is open, round after round; about the next one while the last one is applied. */
  private async pass(run: OperationRun, batchId: string, channel: DeliveryChannel, from: Cursor): Promise<Cursor> {
    let cursor = from;
    await prepareAhead(
      this.open(batchId, from),
      (open) => this.ask(channel, open),
      async (open, judged) => {
        cursor = await this.round(run, channel, cursor, open, judged);
      },
    );
    return cursor;
  }

  private async *open(batchId: string, { after, reconciliationId }: Cursor): AsyncGenerator<readonly Open[]> {
    for (let last = after; ;) {
      const open: Open[] = await this.uow.rows<Open>(OPEN_MONEY, [batchId, last, ITEMS_A_ROUND, reconciliationId]);
      if (open.length === 0) return;
      yield open;
      last = open.at(-1)!.id;
    }
  }

  private async begin(run: OperationRun): Promise<Cursor> {
    const cursor: Cursor = { reconciliationId: newId(), after: null, news: false, quiet: 0 };
    await run.chunk(async () => {
      await this.results.open([{ id: cursor.reconciliationId, batchId: run.subject }], null, 'inquiry');
      const { open } = (await this.uow.row<{ open: number }>(COUNT_OPEN, [run.subject]))!;
      return { cursor, done: 0, total: open };
    });
    return cursor;
  }

  /**
   * Applies in one transaction what was heard outside of any; of very many in two, at the same time. One of them that fails leaves its
   * lines open, and a later pass asks about them again.
   */
  private async round(
    run: OperationRun,
    channel: DeliveryChannel,
    before: Cursor,
    open: readonly Open[],
    judged: readonly Judged[],
  ): Promise<Cursor> {
    const outcomes = judged.flatMap(({ item, verdict }) => outcomeOf(item, item.state, verdict));
    const { reconciliationId } = before;
    const disputed = judged.flatMap(({ item: { id, registrantId }, verdict }): Exception[] =>
      verdict.is === 'amount_mismatch'
        ? [{ reconciliationId, registrantId, disbursementId: id, position: null, kind: verdict.is, told: verdict.told }]
        : [],
    );
    const unknown = judged.filter(({ verdict }) => verdict.is === 'unknown').map(({ item }) => item);
    const lost = await this.sendAgain(channel, unknown, (work) => this.within(run, before, work));
    const news = before.news || outcomes.length + disputed.length + lost.length > 0;
    const cursor = { ...before, after: open.at(-1)!.id, news };
    const told = [...outcomes, ...lost];
    const half = told.length > APPLIED_APART ? Math.ceil(told.length / 2) : told.length;
    const applied = [this.advance(run, cursor, told.slice(0, half), disputed, unknown.length - lost.length)];
    if (half < told.length) applied.push(this.advance(run, cursor, told.slice(half)));
    await Promise.allSettled(applied);
    await Promise.all(applied); // of several that fail the first one counts
    return cursor;
  }

  private async ask(channel: DeliveryChannel, open: readonly Open[]): Promise<Judged[]> {
    const client = this.payments.open(channel);
    const calls = inCalls(open).map(async (items) => {
      const references = this.payments.referencesOf(
        channel.id,
        items.map(({ id }) => id),
      );
      const said = await client.status(references);
      return items.map((item, index) => ({ item, verdict: judgeStatus(item, said.get(references[index]!)) }));
    });
    const ended = await Promise.allSettled(calls);
    return ended.flatMap((call) => {
      if (call.status === 'fulfilled') return call.value;
      throw call.reason instanceof Unanswered ? new ChannelAway('no-answer') : call.reason;
    });
  }

  /**
   * The channel never took these in: the same message goes again, under the same reference. One that cannot be sent any
   * more is given up only when its first message cannot be under way any longer.
   */
  private async sendAgain(channel: DeliveryChannel, unknown: readonly Open[], fence: Fence): Promise<Outcome[]> {
    const since = new Map(unknown.map((item) => [item.id, item.since]));
    const latest = this.clock.now().getTime() - UNDER_WAY_MS;
    if (unknown.length === 0) return [];
    const { unsendable } = await this.handing.handOver(channel, await this.handing.address(unknown), 'again', fence);
    const over = unsendable.filter(({ id }) => since.get(id)! < latest);
    return over.flatMap((item) => outcomeOf(item, 'in_doubt', { is: 'failed', code: 'not_received' }));
  }

  private within(run: OperationRun, cursor: Cursor, work: () => Promise<unknown>): Promise<void> {
    return run.chunk(async () => {
      await work();
      return { cursor, done: 0 };
    });
  }

  private advance(
    run: OperationRun,
    cursor: Cursor,
    outcomes: readonly Outcome[] = [],
    disputed: readonly Exception[] = [],
    sentAgain = 0,
  ): Promise<void> {
    return run.chunk(async () => {
      const applied = await this.results.apply(outcomes, 'inquiry');
      await this.results.keep(disputed);
      const received = outcomes.length + disputed.length;
      await this.results.count([{ id: cursor.reconciliationId, received, applied, exceptions: disputed.length }]);
      const paid = outcomes.filter(({ state }) => state === 'paid').length;
      const counts = { paid, failed: outcomes.length - paid, exceptions: disputed.length, sentAgain };
      return { cursor, done: applied, counts };
    });
  }
}

function outcomeOf({ id, registrantId }: Outgoing, state: OpenState, verdict: PaymentVerdict): Outcome[] {
  const from = { state, deliveredMinor: '0', deliveredQuantity: '0' };
  const row = { id, registrantId, from, quantity: null };
  if (verdict.is === 'paid')
    return [{ ...row, state: 'paid', code: null, providerReference: verdict.paymentReference }];
  if (verdict.is === 'failed') return [{ ...row, state: 'failed', code: verdict.code, providerReference: null }];
  return [];
}
