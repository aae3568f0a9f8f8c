import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One pull from a source. Its progress and counts are those of its operation. */
@Entity({ schema: 'sr_sync', name: 'sync_run' })
export class SyncRun {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'social_registry_id' }) socialRegistryId!: string;
  @Column('uuid', { name: 'operation_id' }) operationId!: string;
  @Column('text') mode!: 'full' | 'incremental';
  /** Start of the run: what a later incremental run begins from. */
  @Column('timestamptz') watermark!: Date;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
