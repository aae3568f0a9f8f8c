import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a field of a source's record goes: to a declared attribute. What is not mapped is not asked for. */
export interface FieldMapping {
  readonly field: string;
  readonly attribute: string;
}

/** How a source's records become registrants. */
export interface SourceMapping {
  /** Names the source gives its ID types, and ours. The first one a record carries names the record at its source. */
  readonly idTypes: readonly { readonly name: string; readonly idType: string }[];
  readonly individual: readonly FieldMapping[];
  readonly group: readonly FieldMapping[];
  /** Whether phone numbers are asked for. */
  readonly phones: boolean;
  /** The field that holds a payment account, if any. */
  readonly paymentAccount: { readonly field: string; readonly kind: 'bank' | 'wallet' } | null;
}

/** A social registry that records are pulled from. */
@Entity({ schema: 'sr_sync', name: 'social_registry' })
export class SocialRegistry {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') dialect!: 'openg2p';
  @Column('text', { name: 'base_url' }) baseUrl!: string;
  @Column('text', { name: 'token_url' }) tokenUrl!: string;
  @Column('text', { name: 'client_id' }) clientId!: string;
  @Column('bytea', { name: 'client_secret_sealed' }) clientSecretSealed!: Buffer;
  @Column('integer', { name: 'page_size' }) pageSize!: number;
  @Column('jsonb') mapping!: SourceMapping;
  /** Cron expression in UTC, or null for runs by hand only. */
  @Column('text', { nullable: true }) schedule!: string | null;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
