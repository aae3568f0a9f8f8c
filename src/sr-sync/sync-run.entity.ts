import { Column, Entity, PrimaryColumn } from 'typeorm';

export type SyncMode = 'full' | 'incremental';

/** One pull from a source. Its state, progress and counts are those of its operation. */
@Entity({ schema: 'sr_sync', name: 'sync_run' })
export class SyncRun {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'social_registry_id' }) socialRegistryId!: string;
  @Column('uuid', { name: 'operation_id' }) operationId!: string;
  @Column('text') mode!: SyncMode;
  @Column('text', { name: 'ordered_by', default: 'user' }) orderedBy!: 'user' | 'schedule';
  /** When it was ordered: the source's watermark once everything is taken in. */
  @Column('timestamptz') watermark!: Date;
  /** It asks for what was made or changed since; null for everything. */
  @Column('timestamptz', { nullable: true }) since!: Date | null;
  /** How many records the source says it holds, by kind, as it told last; empty where it tells none. */
  @Column('jsonb', { name: 'peer_totals', default: {} }) peerTotals!: Readonly<Record<string, number>>;
  /** The operation by which somebody confirmed that so much is gone; null where nobody had to, or did. */
  @Column('uuid', { name: 'confirmation_id', nullable: true }) confirmationId!: string | null;
  /** When everything was taken in; null of a run that has not, or did not. */
  @Column('timestamptz', { name: 'completed_at', nullable: true }) completedAt!: Date | null;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
