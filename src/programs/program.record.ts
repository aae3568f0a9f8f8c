import type { ProgramState } from './program.lifecycle.js';

/** What becomes of somebody enrolled whom the rule refuses when it looks again. */
export const FAILED_RECHECKS = ['propose', 'exit', 'pause'] as const;

export type FailedRecheck = (typeof FAILED_RECHECKS)[number];

/** A program as other modules see it. */
export interface ProgramRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly target: 'individual' | 'group';
  readonly state: ProgramState;
  readonly deduplication: 'off' | 'warn' | 'block';
  /** First and last day (UTC, YYYY-MM-DD) of enrolling, making cycles and approving; null: no such limit. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  /** Places; null: as many as are eligible. */
  readonly cap: number | null;
  /** CEL that yields a number: who waits with the highest is given a place first. Null: who waits longest. */
  readonly priority: string | null;
  readonly failedRecheck: FailedRecheck;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** One move of a program. */
export interface ProgramMoveRecord {
  readonly id: string;
  readonly fromState: string;
  readonly toState: string;
  readonly actorId: string;
  readonly at: Date;
  readonly reason: string;
}
