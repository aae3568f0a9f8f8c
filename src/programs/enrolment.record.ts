import type { EnrolmentState } from './enrolment.lifecycle.js';

export type VerdictOutcome = 'eligible' | 'not_eligible' | 'unknown';

/** Whether somebody is in question as a duplicate. */
export const DUPLICATE_MARKS = ['open', 'none'] as const;

export type DuplicateMark = (typeof DUPLICATE_MARKS)[number];

/** One enrolment period of a registrant in a program, with the verdict that decided its state. */
export interface EnrolmentRecord {
  readonly id: string;
  readonly registrantId: string;
  readonly programId: string;
  readonly programCode: string;
  readonly programName: string;
  readonly state: EnrolmentState;
  /** 1 for the first; re-entry after an exit opens the next. */
  readonly period: number;
  readonly enrolledAt: Date | null;
  readonly stateSince: Date;
  readonly endedAt: Date | null;
  /** Null when no rule decided the state. */
  readonly ruleVersion: number | null;
  readonly verdict: VerdictOutcome | null;
  /** The instant the profile was judged as of. */
  readonly verdictAsOf: Date | null;
}

/** An enrolment period as it stood at an instant. */
export interface EnrolmentAt {
  readonly state: EnrolmentState;
  /** When it first was enrolled, also after that instant. */
  readonly enrolledAt: Date | null;
}

/** What enrolments are searched by: all of it holds. */
export interface EnrolmentSearch {
  readonly programIds: readonly string[];
  readonly states: readonly EnrolmentState[];
  /** Of those that were exited. */
  readonly exits: 'all' | 'deceased' | 'others';
  /** When somebody was enrolled: inclusive, and exclusive. */
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
}

/** An enrolment as its program lists it. */
export interface ListedEnrolment extends EnrolmentRecord {
  /** Of the last move. */
  readonly reason: string | null;
  readonly duplicateCluster: DuplicateMark;
  readonly revision: number;
}

/** The last verdict of a program on a registrant, enrolled or not. */
export interface VerdictRecord {
  readonly registrantId: string;
  readonly programId: string;
  readonly outcome: VerdictOutcome;
  /** Null where the rule decided. */
  readonly reason: string | null;
  readonly ruleVersion: number;
  readonly asOf: Date;
}

/** One move of an enrolment. */
export interface EnrolmentMoveRecord {
  readonly id: string;
  readonly fromState: string;
  readonly toState: string;
  readonly actorId: string;
  readonly at: Date;
  readonly reason: string;
  readonly ruleVersion: number | null;
}
