import type { Relationship } from '../membership.record.js';

/** A value of a declared attribute: text and codes, numbers, booleans, dates as YYYY-MM-DD. */
export type AttributeValue = string | number | boolean;

export type GroupKind = 'household' | 'family' | 'institution' | 'other';

/** What is sealed of a person or group: mapped, validated, declared fields only. Plaintext, in memory. */
export interface RegistrantContent {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** The part of the attributes kept open (coarse codes). */
  readonly openCodes: Readonly<Record<string, AttributeValue>>;
  /** Where a list is left out of an update, what is on file stays as it is; given, it replaces what is on file. */
  readonly identifiers?: readonly IncomingIdentifier[];
  readonly contacts?: readonly { readonly kind: 'phone' | 'email'; readonly value: string }[];
  readonly paymentAccounts?: readonly { readonly kind: 'bank' | 'wallet'; readonly value: string }[];
}

/** A person or group as a source tells of them. */
export interface IncomingRegistrant extends Required<RegistrantContent> {
  /** What names the record at its source (ID type, value). Null for a member without any ID, who is found by name and birth date. */
  readonly link: readonly string[] | null;
}

export interface IncomingIdentifier {
  readonly idTypeId: string;
  /** As the person shows it. */
  readonly value: string;
  /** In the form of its ID type: compared, sealed and indexed. */
  readonly normalized: string;
  /** YYYY-MM-DD. */
  readonly expiresOn: string | null;
}

/** What a member is in a group. */
export interface MemberRole {
  readonly isHead: boolean;
  readonly isRepresentative?: boolean;
  readonly relationship?: Relationship | null;
}

export interface IncomingMember extends IncomingRegistrant, MemberRole {
  /** Finds a member without an ID again inside the group: name and birth date, normalized. */
  readonly memberKey: string;
}

export type IncomingRecord =
  | (IncomingRegistrant & { readonly kind: 'individual' })
  | (IncomingRegistrant & {
      readonly kind: 'group';
      readonly link: readonly string[];
      readonly groupKind?: GroupKind | null;
      readonly members: readonly IncomingMember[];
    });
