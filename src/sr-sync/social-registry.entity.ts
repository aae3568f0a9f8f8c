import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How a source speaks; {@link DIALECTS} are those that are understood. */
export type DialectName = 'openg2p' | 'dci';

export const DIALECTS: readonly DialectName[] = ['openg2p', 'dci'];

/** How client credentials go to the token address: as a form, as JSON, or in the query of the address. */
export const TOKEN_STYLES = ['form', 'json', 'query'] as const;

export type TokenStyle = (typeof TOKEN_STYLES)[number];

/** Whether answers must carry a signature that holds: never looked at, looked at where there is one, always. */
export const SIGNATURES = ['off', 'optional', 'required'] as const;

export type Signatures = (typeof SIGNATURES)[number];

/**
 * Where a field of a source's record goes: to a declared attribute. What is not mapped is not asked for. Of several fields for
 * one attribute the first that holds a value is taken.
 */
export interface FieldMapping {
  /** Its name at the source; parts inside of others with points: `name.given_name`. */
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

/** What a source that speaks DCI is to be told besides. Its names of ID types are those of the mapping. */
export interface DciFacts {
  /** `reg_type`. */
  readonly registryType: string;
  /** `reg_record_type` of each kind; null: that kind is not asked for. */
  readonly groupRecordType: string | null;
  readonly individualRecordType: string | null;
  /** Whether it answers at once, or acknowledges and calls back. */
  readonly exchange: 'sync' | 'async';
  /** By which kind of query records are asked for. */
  readonly queryType: 'expression' | 'predicate';
  /** Its attribute of the instant of a record's last change: an incremental run asks by it. Null: it cannot tell. */
  readonly changedAttribute: string | null;
}

/** A public key as of RFC 7517. */
export type PublicJwk = Readonly<Record<string, unknown>> & { readonly kty: string };

/** A social registry that records are pulled from. */
@Entity({ schema: 'sr_sync', name: 'social_registry' })
export class SocialRegistry {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') dialect!: DialectName;
  @Column('text', { name: 'base_url' }) baseUrl!: string;
  @Column('text', { name: 'token_url' }) tokenUrl!: string;
  @Column('text', { name: 'token_style', default: 'form' }) tokenStyle!: TokenStyle;
  @Column('text', { name: 'client_id' }) clientId!: string;
  @Column('bytea', { name: 'client_secret_sealed' }) clientSecretSealed!: Buffer;
  @Column('timestamptz', { name: 'credentials_set_at', default: () => 'now()' }) credentialsSetAt!: Date;
  @Column('integer', { name: 'page_size' }) pageSize!: number;
  /** Null: no limit. */
  @Column('integer', { name: 'requests_per_minute', nullable: true }) requestsPerMinute!: number | null;
  @Column('jsonb') mapping!: SourceMapping;
  /** What it is told the data are for, and by which consent, where its dialect has a place for it. */
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column('text', { name: 'consent_reference', nullable: true }) consentReference!: string | null;
  /** Cron expressions in UTC, or null. */
  @Column('text', { name: 'full_schedule', nullable: true }) fullSchedule!: string | null;
  @Column('text', { name: 'incremental_schedule', nullable: true }) incrementalSchedule!: string | null;
  /** Dates before it are not caught up with. */
  @Column('timestamptz', { name: 'scheduled_since', default: () => 'now()' }) scheduledSince!: Date;
  /** How long before the watermark an incremental run begins: for what the source shows late, and for its clock. */
  @Column('integer', { name: 'overlap_seconds', default: 300 }) overlapSeconds!: number;
  @Column('text', { default: 'off' }) signatures!: Signatures;
  /** Where its keys are, or its keys themselves. */
  @Column('text', { name: 'jwks_url', nullable: true }) jwksUrl!: string | null;
  @Column('jsonb', { nullable: true }) jwks!: { readonly keys: readonly PublicJwk[] } | null;
  @Column('jsonb', { nullable: true }) dci!: DciFacts | null;
  /** The start of the last run that took in all it asked for; null: everything is to be asked for. */
  @Column('timestamptz', { nullable: true }) watermark!: Date | null;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
