export const DEDUPLICATION_POLICIES = ['off', 'warn', 'block'] as const;
export const IDENTIFIER_CRITERIA = ['none', 'any', 'foundational', 'functional', 'types'] as const;

export type DeduplicationPolicy = (typeof DEDUPLICATION_POLICIES)[number];

/** How a program looks for duplicates. */
export interface Deduplication {
  /** `warn` tells of duplicates, `block` besides lets nobody stay enrolled who is one, until somebody has decided. */
  readonly policy: DeduplicationPolicy;
  readonly identifiers: (typeof IDENTIFIER_CRITERIA)[number];
  /** Codes of ID types, where `identifiers` is `types`. */
  readonly idTypes: readonly string[];
  readonly contacts: readonly string[];
  readonly paymentAccounts: readonly string[];
  /** For groups: by what their members hold, and by the members themselves. */
  readonly members: boolean;
  /** A run stops when somebody is like more others than this. */
  readonly mostOthers: number;
  /** A run stops when more than so many per cent of the program are like somebody. */
  readonly mostPercent: number;
}

/** A version of it; `revision` 0 is how every program begins. */
export interface DeduplicationRecord extends Deduplication {
  readonly id: string | null;
  readonly programId: string;
  readonly revision: number;
}

export const AT_FIRST: Deduplication = {
  policy: 'off',
  identifiers: 'any',
  idTypes: [],
  contacts: [],
  paymentAccounts: [],
  members: false,
  mostOthers: 10,
  mostPercent: 50,
};
