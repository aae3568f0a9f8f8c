import { Operational } from '#access';

const INSTANT = { type: String, format: 'date-time' } as const;

export interface PaymentFileRecord {
  readonly parts: number;
  readonly lines: number;
  readonly handedOut: number;
  readonly firstHandedOutAt: Date | null;
  readonly destroyed: boolean;
  readonly writtenAt: Date;
  /** Of the key it is encrypted to. Null: as the version before wrote it, to the key of its channel. */
  readonly keyThumbprint: string | null;
}

/** What is known of the payment file of a batch; what stands in it only its receiver can read. */
export class PaymentFileDto {
  @Operational({ format: 'uuid' }) batchId!: string;
  @Operational({ description: 'RFC 7638, SHA-256, of the key it is encrypted to' }) keyThumbprint!: string;
  @Operational({ description: 'Messages: each is a JWE of its own' }) parts!: number;
  @Operational({ description: 'Payments in it' }) lines!: number;
  @Operational({ description: 'Whether every line of the batch that can be sent is in it' }) complete!: boolean;
  @Operational({ description: 'Parts that somebody fetched' }) partsHandedOut!: number;
  @Operational({ ...INSTANT, nullable: true }) firstHandedOutAt!: Date | null;
  @Operational(INSTANT) writtenAt!: Date;
  @Operational({ description: 'The batch has settled, and what was written is destroyed' }) destroyed!: boolean;

  static from(batchId: string, keyThumbprint: string, file: PaymentFileRecord, pending: number): PaymentFileDto {
    const { handedOut: partsHandedOut, keyThumbprint: _, ...told } = file;
    return Object.assign(new PaymentFileDto(), {
      batchId,
      keyThumbprint,
      ...told,
      partsHandedOut,
      complete: pending === 0,
    });
  }
}
