import type { DuplicateState } from './duplicate.lifecycle.js';

export type DuplicateOutcome = 'duplicate' | 'not_duplicate' | 'no_match';

/** Enrolments of a program that may be of one person or household. */
export interface DuplicateClusterRecord {
  readonly id: string;
  readonly programId: string;
  readonly state: DuplicateState;
  readonly outcome: DuplicateOutcome | null;
  readonly size: number;
  readonly revision: number;
  readonly openedAt: Date;
  readonly resolvedBy: string | null;
  readonly resolvedAt: Date | null;
}

export interface DuplicateMemberRecord {
  readonly registrantId: string;
  readonly enrolmentId: string;
  readonly role: 'suspected' | 'primary' | 'duplicate' | 'distinct' | 'gone';
  readonly state: string;
  readonly heldFrom: string | null;
  readonly overriddenBy: string | null;
  readonly overriddenAt: Date | null;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
}

/** Two of the members, and a key that both hold: by what it is, never its value. */
export interface DuplicateMatchRecord {
  readonly registrantA: string;
  readonly registrantB: string;
  readonly criterion: 'identifier' | 'contact' | 'payment_account' | 'member';
  readonly code: string | null;
  readonly throughMembers: boolean;
  readonly dismissed: boolean;
}

export interface DuplicateMoveRecord {
  readonly fromState: string;
  readonly toState: string;
  readonly actorId: string;
  readonly at: Date;
  readonly reason: string;
}
