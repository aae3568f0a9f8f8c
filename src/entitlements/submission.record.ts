import type { ApprovalStage, Funding } from './approval-stages.js';

/** Lines that were submitted together, and how far their approval has come. */
export interface Submission {
  readonly id: string;
  readonly cycleId: string;
  readonly revision: number;
  readonly number: number;
  readonly stages: readonly ApprovalStage[];
  readonly funding: Funding;
  readonly state: 'open' | 'approved' | 'rejected' | 'withdrawn';
  readonly submittedBy: string;
  readonly submittedAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  readonly reason: string | null;
  readonly signOffs: readonly SignOff[];
  readonly approval: Approved | null;
}

/** A stage that somebody has passed. The digest is of the lines as they were, in hex. */
export interface SignOff {
  readonly stage: ApprovalStage;
  readonly actorId: string;
  readonly at: string;
  readonly lines: number;
  readonly digest: string;
}

/** What was approved in the end. */
export interface Approved {
  readonly id: string;
  readonly lines: number;
  readonly digest: string;
  readonly totals: readonly {
    readonly currency?: string;
    readonly unit?: string;
    readonly lines: number;
    readonly amountMinor?: string;
    readonly quantity?: string;
  }[];
}
