import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ChannelKind = 'http_payment' | 'in_kind';

/** A way to deliver: a payment service that is called, or hands that carry goods. */
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
  @Column('boolean', { default: true }) active!: boolean;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
