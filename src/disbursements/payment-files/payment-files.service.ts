import { Injectable } from '@nestjs/common';
import { currentCaller, EncryptedParts, ScopeService } from '#access';
import { AuditTrail } from '#platform/audit/audit-trail.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { Clock } from '#platform/time/clock.js';
import { openChunk } from '#platform/vault/spool-cipher.js';
import { WorkKeys } from '#platform/vault/work-keys.js';
import type { Batch } from '../batch.entity.js';
import { BatchesService } from '../batches.service.js';
import { DeliveryChannelsService } from '../delivery-channels.service.js';
import { COUNT_PENDING } from '../dispatch-batch/dispatch-batch.sql.js';
import { NoPaymentFile, PaymentFileGivenUp, PaymentFileGone, PaymentFileUnfinished } from './payment-file.errors.js';
import { PaymentFileDto, type PaymentFileRecord } from './payment-file.dto.js';
import { DESCRIBE_FILE, HAND_OUT_PART, IS_GIVEN_UP, PART } from './payment-file.sql.js';
import { PAYMENT_FILE_KEY } from './write-payment-file.service.js';

/** Payment files as who pays sees them: how far they are, and the parts themselves, which only their receiver can read. */
@Injectable()
export class PaymentFilesService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly scope: ScopeService,
    private readonly batches: BatchesService,
    private readonly channels: DeliveryChannelsService,
    private readonly keys: WorkKeys,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Throws {@link NoPaymentFile}, and {@link PaymentFileUnfinished} while nothing is written. */
  async describe(batchId: string): Promise<PaymentFileDto> {
    const { file, thumbprint, pending } = await this.found(await this.ofBatch(batchId));
    return PaymentFileDto.from(batchId, thumbprint, file, pending);
  }

  /**
   * Every part, in order, each a compact JWE. That a part leaves is kept before it does: its payments are in doubt from then on. Once
   * payments are over that stand in a part which has not left, only those that have are given again. Told to the audit trail before the first. Throws {@link NoPaymentFile}, {@link PaymentFileUnfinished}, {@link PaymentFileGone},
   * {@link PaymentFileGivenUp}, `AuditUnavailable`.
   */
  async handOut(batchId: string): Promise<EncryptedParts> {
    const batch = await this.ofBatch(batchId);
    const { file, thumbprint, pending } = await this.found(batch);
    if (pending > 0) throw new PaymentFileUnfinished();
    const key = file.destroyed ? undefined : await this.keys.open(batchId, PAYMENT_FILE_KEY);
    if (!key) throw new PaymentFileGone();
    const { givenUp } = (await this.uow.row<Leaving>(IS_GIVEN_UP, [batchId]))!;
    if (givenUp && file.handedOut === 0) throw new PaymentFileGivenUp();
    const count = givenUp ? file.handedOut : file.parts; // what has left may be had again
    await this.trail.record({
      action: 'payment-file:hand-out',
      objectKind: 'disbursement-batch',
      objectId: batchId,
      programId: batch.programId,
      outcome: 'succeeded',
      facts: { parts: count, lines: file.lines, key: thumbprint },
    });
    return new EncryptedParts(`payment-file-${batchId}`, this.parts(batchId, key, count));
  }

  private async *parts(batchId: string, key: Buffer, count: number): AsyncGenerator<string> {
    for (let number = 1; number <= count; number++) yield await this.handOutPart(batchId, key, number);
  }

  private async handOutPart(batchId: string, key: Buffer, number: number): Promise<string> {
    const part = await this.uow.row<{ sealed: Buffer | null }>(PART, [batchId, number]);
    if (!part?.sealed) throw new PaymentFileGone();
    const jwe = openChunk(key, { spoolId: batchId, sequence: number, final: false }, part.sealed).toString();
    const by = currentCaller().userId;
    await this.uow.run(async () => {
      const { givenUp } = (await this.uow.row<Leaving>(HAND_OUT_PART, [batchId, number, this.clock.now(), by]))!;
      if (givenUp) throw new PaymentFileGivenUp();
    });
    return jwe;
  }

  /** What is written, and to whose key: the channel may have got another one since. */
  private async found({ id, channelId }: Batch): Promise<Found> {
    const { recipientThumbprint } = await this.channels.get(channelId);
    if (recipientThumbprint === null) throw new NoPaymentFile();
    const { pending } = (await this.uow.row<{ pending: number }>(COUNT_PENDING, [id]))!;
    const file = await this.uow.row<PaymentFileRecord>(DESCRIBE_FILE, [id]);
    if (!file) throw new PaymentFileUnfinished();
    return { file, thumbprint: file.keyThumbprint ?? recipientThumbprint, pending };
  }

  /** A file is about everybody in the batch: who sees some areas of a program only has none. */
  private async ofBatch(batchId: string): Promise<Batch> {
    const batch = await this.batches.visible(batchId);
    this.scope.requireWholeProgram(batch.programId, 'disbursement batch');
    return batch;
  }
}

interface Found {
  readonly file: PaymentFileRecord;
  readonly thumbprint: string;
  readonly pending: number;
}

interface Leaving {
  readonly givenUp: boolean;
}
