import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { NotFound } from '#platform/errors/common.errors.js';
import { MoveNotAllowed } from '#platform/lifecycle/flow.js';
import type { OperationHandler, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import { Clock } from '#platform/time/clock.js';
import { isOver } from '#platform/time/is-over.js';
import { EntitlementsService } from '#entitlements';
import { BatchMovesService } from '../batch-moves.service.js';
import { CANCEL_LINES_OF_BATCH } from '../single-moves/single-moves.sql.js';
import { ISSUE_VOUCHERS } from '../vouchers/vouchers.sql.js';
import { VoucherCodes } from '../vouchers/voucher-codes.js';
import { Batch } from '../batch.entity.js';
import { capabilityOf } from '../channel-kinds.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { WritePaymentFileService } from '../payment-files/write-payment-file.service.js';
import { CLAIM_PENDING, COUNT_PENDING } from './dispatch-batch.sql.js';
import { PaymentChannelsService } from './payment-channels.service.js';
import { type DispatchCursor, SendMoneyService } from './send-money.service.js';

const LINES_A_CHUNK = 5_000;

interface Sent {
  readonly id: string;
  readonly registrantId: string;
}

/** Where lines stand that somebody hands out. */
type Given = 'dispatched' | 'issued';

/** Sends an approved batch: money to its channel or into its file; goods and cash to whoever hands them out. */
@Injectable()
export class DispatchBatchService implements OperationHandler, OnModuleInit {
  readonly kind = 'dispatch-batch';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly operations: OperationsService,
    private readonly entitlements: EntitlementsService,
    private readonly channels: DeliveryChannelsService,
    private readonly payments: PaymentChannelsService,
    private readonly moves: BatchMovesService,
    private readonly money: SendMoneyService,
    private readonly files: WritePaymentFileService,
    private readonly vouchers: VoucherCodes,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.register(this);
  }

  /**
   * What is sent is what was approved, judged again at every start; a channel that does not answer is given nothing, and after their
   * last day nothing of the lines that have not left yet.
   */
  async run(run: OperationRun): Promise<void> {
    const cursor = run.cursor as DispatchCursor | null;
    if (cursor?.finished) return;
    const batch = await this.uow.repository(Batch).findOneBy({ id: run.subject });
    if (!batch) throw new NotFound('disbursement batch');
    const channel = await this.channels.get(batch.channelId);
    const { validUntil } = await this.entitlements.cycle(batch.cycleId);
    await inTurn(this.entitlements.assertApprovalHolds(batch.cycleId), this.moves.assertUnchanged(batch)); // each reads every line
    const { handover, lifecycle, byCode } = capabilityOf(channel.kind);
    const called = handover === 'calls';
    const late = isOver(validUntil, this.clock.now());
    if (late && (await this.leaveOut(run, cursor))) return;
    if (called) await this.payments.assertThere(channel);
    if (!cursor && !late) await this.begin(run);
    if (called) await this.money.send(run, batch, channel, cursor?.after ?? null);
    else if (handover === 'file') await this.files.write(run, batch, channel, cursor?.after ?? null);
    else {
      const issuing = byCode ? batch.programId : null;
      await this.giveOut(run, lifecycle === 'goods' ? 'dispatched' : 'issued', issuing, cursor?.after ?? null);
    }
  }

  private begin(run: OperationRun): Promise<void> {
    return run.chunk(async () => {
      const batch = await this.moves.lock(run.subject);
      if (batch.state === 'approved') {
        await this.moves.move(batch, 'dispatching', 'dispatched');
        await this.entitlements.startDelivering(batch.cycleId);
      } else if (batch.state !== 'dispatching') throw new MoveNotAllowed('batch', batch.state, 'dispatching');
      const { pending } = (await this.uow.row<{ pending: number }>(COUNT_PENDING, [batch.id]))!;
      return { cursor: { after: null }, done: 0, total: pending };
    });
  }

  /** Cancels what is still to be sent, whether or not the channel answers; tells whether that settled the batch. */
  private async leaveOut(run: OperationRun, cursor: DispatchCursor | null): Promise<boolean> {
    if (!cursor) await this.begin(run);
    let settled = false;
    await run.chunk(async () => {
      const values = [run.subject, this.clock.now(), run.createdBy, 'expired'];
      const expired = await this.uow.change(CANCEL_LINES_OF_BATCH, values);
      settled = await this.moves.settleIfDone(run.subject);
      return { cursor: { after: cursor?.after ?? null, finished: settled }, done: expired, counts: { expired } };
    });
    return settled;
  }

  /** `issuing`: the program, where lines are given out as vouchers. */
  private async giveOut(run: OperationRun, to: Given, issuing: string | null, from: string | null): Promise<void> {
    for (let cursor: DispatchCursor = { after: from }; !cursor.finished;)
      cursor = await this.giveSome(run, to, issuing, cursor.after);
  }

  private async giveSome(
    run: OperationRun,
    to: Given,
    issuing: string | null,
    after: string | null,
  ): Promise<DispatchCursor> {
    let cursor: DispatchCursor = { after };
    await run.chunk(async () => {
      const values = [run.subject, after, LINES_A_CHUNK, to, this.clock.now(), run.createdBy];
      const sent = await this.uow.rows<Sent>(CLAIM_PENDING, values);
      if (issuing) await this.issue(sent, issuing);
      cursor = { after: sent.at(-1)?.id ?? after, finished: sent.length < LINES_A_CHUNK };
      if (cursor.finished) await this.moves.settleIfDone(run.subject);
      return { cursor, done: sent.length, counts: { [to]: sent.length } };
    });
    return cursor;
  }

  /** A code is never stored: what is kept of it is a keyed digest. */
  private async issue(sent: readonly Sent[], programId: string): Promise<void> {
    const digests = sent.map(({ id }) => this.vouchers.digestOf(this.vouchers.codeOf(id)));
    const of = [sent.map(({ id }) => id), sent.map(({ registrantId }) => registrantId)];
    await this.uow.change(ISSUE_VOUCHERS, [digests, ...of, programId]);
  }
}

/** Waits for all of them; of several that fail the first one counts. */
async function inTurn(...checks: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(checks);
  await Promise.all(checks);
}
