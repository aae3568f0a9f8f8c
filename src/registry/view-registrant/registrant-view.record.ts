import type { RegistrantRecord, StatusReason } from '../registrant.record.js';

export interface StandingRow extends RegistrantRecord {
  readonly statusReason: StatusReason | null;
  readonly statusSince: Date | null;
  readonly registeredAt: Date;
  readonly revision: number;
}

export interface IdentifierHeld {
  readonly idType: string;
  readonly class: string;
  readonly status: string;
  readonly expired: boolean;
}

export interface ValuesHeld {
  readonly kind: string;
  readonly status: string;
  readonly count: number;
}

export interface MembershipThen {
  readonly side: 'member' | 'group';
  readonly registrantId: string;
  readonly isHead: boolean;
  readonly isRepresentative: boolean;
  readonly relationship: string | null;
}

export interface AttributeView {
  readonly key: string;
  readonly shown: string;
  readonly value: string | number | boolean | null;
}

/** What is on file about a registrant as of an instant, generalized already. */
export interface RegistrantView {
  readonly standing: StandingRow;
  readonly identifiers: readonly IdentifierHeld[];
  readonly contacts: readonly ValuesHeld[];
  readonly paymentAccounts: readonly ValuesHeld[];
  readonly memberships: readonly MembershipThen[];
  readonly attributes: readonly AttributeView[];
}
