import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AmountLimit } from './amount-limits.js';
import type { ChannelKind } from './channel-kinds.js';
import type { FileLayout } from './payment-files/file-layout.js';

/** A way to deliver: a payment service that is called, files that somebody takes to who pays, or hands that give out goods or cash. */
@Entity({ schema: 'disbursements', name: 'delivery_channel' })
export class DeliveryChannel {
  @PrimaryColumn('uuid') id!: string;
  /** The program it delivers for; null: every program. */
  @Column('uuid', { name: 'program_id', nullable: true }) programId!: string | null;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') kind!: ChannelKind;
  @Column('text', { nullable: true }) endpoint!: string | null;
  @Column('text', { name: 'payer_account', nullable: true }) payerAccount!: string | null;
  /** The bearer token, sealed for this channel's id. */
  @Column('bytea', { name: 'credential_sealed', nullable: true }) credentialSealed!: Buffer | null;
  /** Files: the public key of their receiver (JWK), its thumbprint (RFC 7638), and how they look. */
  @Column('jsonb', { name: 'recipient_key', nullable: true }) recipientKey!: object | null;
  @Column('text', { name: 'recipient_thumbprint', nullable: true }) recipientThumbprint!: string | null;
  @Column('jsonb', { name: 'file_layout', nullable: true }) fileLayout!: FileLayout | null;
  /** Between which amounts it takes one payment, one of a currency at most; read when a batch is made. */
  @Column('jsonb', { name: 'amount_limits', default: () => `'[]'` }) amountLimits!: readonly AmountLimit[];
  /** A closed one takes no batch; what is under way with it goes on. */
  @Column('boolean', { default: true }) active!: boolean;
  /** Counts changes: the ETag. */
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
