import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BatchState } from './batch.lifecycle.js';

/** Lines of one currency or unit in a batch; sums are exact texts. */
export interface BatchTotal {
  readonly currency?: string;
  readonly unit?: string;
  readonly lines: number;
  readonly amountMinor?: string;
  readonly quantity?: string;
}

/** Attempts that are approved and sent together; the digest binds them to the approval. */
@Entity({ schema: 'disbursements', name: 'batch' })
export class Batch {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'program_id' }) programId!: string;
  @Column('uuid', { name: 'cycle_id' }) cycleId!: string;
  @Column('uuid', { name: 'channel_id' }) channelId!: string;
  @Column('text', { default: 'draft' }) state!: BatchState;
  @Column('bigint', { name: 'line_count' }) lineCount!: string;
  /** Lines that were due and stayed so: the channel takes no payment of such an amount. */
  @Column('integer', { name: 'left_out', default: 0 }) leftOut!: number;
  @Column('jsonb') totals!: readonly BatchTotal[];
  @Column('bytea') digest!: Buffer;
  @Column('integer', { default: 1 }) version!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy!: string | null;
  /** The last line of those the channel has taken in, or of which it is in doubt whether it has. */
  @Column('uuid', { name: 'handed_over', nullable: true }) handedOver!: string | null;
  /** Cash over the counter and vouchers: until when they can be collected; null: as long as they are out. */
  @Column('timestamptz', { name: 'collect_until', nullable: true }) collectUntil!: Date | null;
}
