export const QUARANTINE_STATES = ['quarantined', 'accepted', 'discarded', 'superseded'] as const;
export type QuarantineState = (typeof QUARANTINE_STATES)[number];

/**
 * `unreadable`: not of the shape the peer has agreed to. `too_large`: its content was not kept. `rule_broken`: a declared rule.
 * `ambiguous`: it may be several registrants. `refused`: a rule that the database holds.
 */
export const QUARANTINE_REASONS = ['unreadable', 'too_large', 'rule_broken', 'ambiguous', 'refused'] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** Why a record is set aside: where in it, and which rule it breaks. Never the value. */
export interface Fault {
  readonly reason: QuarantineReason;
  readonly rule: string;
  readonly pointer: string;
  /** Registrants the part at the pointer may be. */
  readonly candidates: readonly string[];
}

/** A record that was set aside, without its content. */
export interface QuarantinedRecord extends Fault {
  readonly id: string;
  readonly socialRegistryId: string;
  readonly syncRunId: string;
  readonly state: QuarantineState;
  readonly attempts: number;
  readonly revision: number;
  /** As what its source can be asked for it by what is kept of it; null: by nothing that is. */
  readonly knownAs: 'group' | 'individual' | null;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

/** The same with what was sealed of it; of one that was too large what it can be asked for by, or null. */
export interface HeldRecord extends QuarantinedRecord {
  readonly sealed: Buffer | null;
}

/** A move of a quarantined record. */
export interface QuarantineMove {
  readonly from: QuarantineState;
  readonly to: QuarantineState;
  readonly reason: string;
  readonly at: Date;
  readonly actorId: string;
}
