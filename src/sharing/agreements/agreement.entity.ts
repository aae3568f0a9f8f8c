import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a client may be told of a beneficiary, besides which program it is. */
export const SHARED_FIELDS = [
  'enrollment_status',
  'enrollment_date',
  'status_change_date',
  'benefits',
  'disbursements',
] as const;

export type SharedField = (typeof SHARED_FIELDS)[number];

/** What a client may search by, besides an identifier it brings. */
export const PREDICATES = ['programme_identifier', 'enrollment_status', 'enrollment_date'] as const;

export type Predicate = (typeof PREDICATES)[number];

/** Whether messages must carry a signature that holds: never looked at, looked at where there is one, always. */
export const SIGNATURES = ['off', 'optional', 'required'] as const;

export type Signatures = (typeof SIGNATURES)[number];

export interface NamedIdType {
  /** What the client calls it: `UIN`. */
  readonly name: string;
  /** Code of ours. */
  readonly idType: string;
}

/** A public key as of RFC 7517. */
export type PublicJwk = Readonly<Record<string, unknown>> & { readonly kty: string };

/** What is agreed with a client system: it is told within this and within its grants, whichever is less. */
@Entity({ schema: 'sharing', name: 'agreement' })
export class Agreement {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'user_id' }) userId!: string;
  /** Its subject at the service's own issuer. */
  @Column('text', { name: 'client_id' }) clientId!: string;
  @Column('text') name!: string;
  /** What it calls itself in its messages, and what it calls us. */
  @Column('text', { name: 'sender_id' }) senderId!: string;
  @Column('text', { name: 'receiver_id' }) receiverId!: string;
  @Column('text') purpose!: string;
  @Column('text', { name: 'consent_reference' }) consentReference!: string;
  @Column('uuid', { name: 'program_ids', array: true }) programIds!: string[];
  @Column('jsonb', { name: 'id_types' }) idTypes!: readonly NamedIdType[];
  @Column('text', { array: true }) fields!: SharedField[];
  @Column('text', { array: true }) predicates!: Predicate[];
  @Column('integer', { name: 'requests_per_minute' }) requestsPerMinute!: number;
  /** Where it is called back unless a message says where; null: only where messages say. */
  @Column('text', { name: 'callback_url', nullable: true }) callbackUrl!: string | null;
  /** Hosts (host or host:port) it may name in messages. */
  @Column('text', { name: 'callback_hosts', array: true }) callbackHosts!: string[];
  @Column('text') signatures!: Signatures;
  /** Its public keys: of its messages, and of its assertions at the token endpoint. */
  @Column('jsonb', { nullable: true }) jwks!: { readonly keys: readonly PublicJwk[] } | null;
  @Column('bytea', { name: 'secret_digest', nullable: true }) secretDigest!: Buffer | null;
  @Column('timestamptz', { name: 'expires_at' }) expiresAt!: Date;
  @Column('boolean', { default: true }) active!: boolean;
  @Column('integer', { default: 1 }) revision!: number;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
