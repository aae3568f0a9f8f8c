import { Injectable } from '@nestjs/common';
import { groupBy } from '#platform/collections/group-by.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { formatAmount } from '#platform/money/money.js';
import type { OperationRun } from '#platform/operations/operation.js';
import { Clock } from '#platform/time/clock.js';
import { RecipientKey } from '#platform/vault/recipient-key.js';
import { sealChunk } from '#platform/vault/spool-cipher.js';
import { WorkKeys } from '#platform/vault/work-keys.js';
import { OpenProfiles } from '#registry';
import { BatchMovesService } from '../batch-moves.service.js';
import type { Batch } from '../batch.entity.js';
import { capabilityOf } from '../channel-kinds.js';
import type { DeliveryChannel } from '../delivery-channel.entity.js';
import { CLAIM_PENDING } from '../dispatch-batch/dispatch-batch.sql.js';
import type { Outgoing } from '../dispatch-batch/hand-over.service.js';
import { PaymentChannelsService } from '../dispatch-batch/payment-channels.service.js';
import type { DispatchCursor } from '../dispatch-batch/send-money.service.js';
import { MOVE_DISBURSEMENTS } from '../moves.sql.js';
import { composeFile, unwritable } from './compose-file.js';
import { judgePayees, type PayeeDetails } from './payee-details.judge.js';
import { COUNT_PARTS, KEEP_PART, NEXT_PENDING } from './payment-file.sql.js';
import type { FilePayment } from './payment-message.js';

/** Kind of the keys payment files are kept under. */
export const PAYMENT_FILE_KEY = 'payment-file';

/** A line that cannot be written, and why. */
interface Unwritable {
  readonly line: Outgoing;
  readonly code: string;
}

/** Where a part belongs, and whom it is for. */
interface PartOfFile {
  readonly batch: Batch;
  readonly channel: DeliveryChannel;
  readonly receiver: RecipientKey;
  /** Of the file, as it is kept here. */
  readonly key: Buffer;
  readonly number: number;
}

/** Lines moved while their part was composed: it is composed again. */
class LinesMoved extends Error {}

/**
 * Writes the payment file of a batch in parts of a message each: encrypted to the receiver as they are composed, sealed besides under
 * a key of the batch, and kept together with the move of their lines to `sending`. So a part is written once, and whoever asks for
 * it, however often, gets the same.
 */
@Injectable()
export class WritePaymentFileService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly profiles: OpenProfiles,
    private readonly channels: PaymentChannelsService,
    private readonly keys: WorkKeys,
    private readonly moves: BatchMovesService,
    private readonly clock: Clock,
  ) {}

  async write(run: OperationRun, batch: Batch, channel: DeliveryChannel, from: string | null): Promise<void> {
    const receiver = await RecipientKey.from(channel.recipientKey as Record<string, unknown>);
    const key =
      (await this.keys.open(batch.id, PAYMENT_FILE_KEY)) ?? (await this.keys.make(batch.id, PAYMENT_FILE_KEY));
    let { parts } = (await this.uow.row<{ parts: number }>(COUNT_PARTS, [batch.id]))!;
    const { linesAMessage } = capabilityOf(channel.kind);
    for (let after = from; ;) {
      const lines = await this.uow.rows<Outgoing>(NEXT_PENDING, [batch.id, after, linesAMessage]);
      if (lines.length === 0) return this.finish(run, batch, after);
      try {
        if (await this.writePart(run, { batch, channel, receiver, key, number: parts + 1 }, lines, after)) parts += 1;
        after = lines.at(-1)!.id;
      } catch (error) {
        if (!(error instanceof LinesMoved)) throw error;
      }
    }
  }

  /** Answers whether there was anybody to write of. */
  private async writePart(
    run: OperationRun,
    file: PartOfFile,
    lines: readonly Outgoing[],
    after: string | null,
  ): Promise<boolean> {
    const { batch, channel, receiver, number } = file;
    const [messageId, writtenAt] = [newId(), this.clock.now()];
    const { payments, failed } = await this.sortOut(channel, lines, writtenAt);
    const sealed = payments.length > 0 ? await this.compose(file, { messageId, writtenAt, payments }) : null;
    await run.chunk(async () => {
      const claim = [batch.id, after, lines.length, 'sending', writtenAt, run.createdBy];
      const claimed = await this.uow.rows<Outgoing>(CLAIM_PENDING, claim);
      if (claimed.length !== lines.length || claimed.some(({ id }, index) => id !== lines[index]!.id))
        throw new LinesMoved();
      for (const [code, those] of groupBy(failed, (one) => one.code)) await this.fail(run, those, code);
      const [first, last] = [lines[0]!.id, lines.at(-1)!.id];
      if (sealed)
        await this.uow.change(KEEP_PART, [
          batch.id,
          number,
          messageId,
          first,
          last,
          payments.length,
          sealed,
          writtenAt,
          receiver.thumbprint,
        ]);
      const counts = { written: payments.length, failed: failed.length };
      return { cursor: { after: last }, done: lines.length, counts };
    });
    return sealed !== null;
  }

  /** Who can be written, and who fails alone. */
  private async sortOut(channel: DeliveryChannel, lines: readonly Outgoing[], asOf: Date) {
    const ids = [...new Set(lines.map(({ registrantId }) => registrantId))];
    const { nameAttributes } = channel.fileLayout!;
    const judge = judgePayees(nameAttributes);
    const opened = await this.profiles.judge<unknown, PayeeDetails | null>(ids, asOf, 'payment-file', judge);
    const payees = new Map(opened.ids.map((id, index) => [id, opened.results[index]]));
    const payments: FilePayment[] = [];
    const failed: Unwritable[] = [];
    for (const line of lines) {
      const payee = payees.get(line.registrantId);
      const code = payee ? unwritable(channel, payee) : 'no_payment_account';
      if (code !== undefined) failed.push({ line, code });
      else
        payments.push({
          reference: this.channels.fileReferenceOf(channel.id, line.id),
          amount: formatAmount(line.amountMinor, line.currency),
          currency: line.currency,
          payee: payee!,
        });
    }
    return { payments, failed };
  }

  private async compose(
    { batch, channel, receiver, key, number }: PartOfFile,
    message: { messageId: string; writtenAt: Date; payments: readonly FilePayment[] },
  ): Promise<Buffer> {
    const messageId = this.channels.messageNumberOf(channel.id, message.messageId);
    const { text, mediaType } = composeFile(channel, { ...message, messageId });
    const clear = Buffer.from(text);
    const header = { cty: mediaType, part: number, message: messageId };
    const jwe = await receiver.encrypt(clear, header).finally(() => clear.fill(0));
    return sealChunk(key, { spoolId: batch.id, sequence: number, final: false }, Buffer.from(jwe));
  }

  private async fail(run: OperationRun, failed: readonly Unwritable[], code: string): Promise<void> {
    const now = this.clock.now();
    const keys = [failed.map(({ line }) => line.id), failed.map(({ line }) => line.registrantId)];
    await this.uow.change(MOVE_DISBURSEMENTS, [
      ...keys,
      ['sending'],
      'failed',
      now,
      now,
      code,
      run.createdBy,
      code,
      true,
    ]);
  }

  private finish(run: OperationRun, { id }: Batch, after: string | null): Promise<void> {
    const cursor: DispatchCursor = { after, finished: true };
    return run.chunk(async () => {
      await this.moves.settleIfDone(id);
      return { cursor, done: 0 };
    });
  }
}
