import type { DisbursementRecord } from '#disbursements';
import type { EntitlementRecord } from '#entitlements';
import type { EnrolmentRecord, ReportedProgramRecord } from '#programs';

/** One entry of the registry as a beneficiary: what it is due in every program in scope, and what reached it. */
export interface BeneficiaryRecord {
  readonly registrantId: string;
  readonly kind: 'individual' | 'group';
  readonly programs: readonly ProgramShare[];
  readonly totals: readonly Total[];
  /** Programs elsewhere, as partners report them: in none of the totals. */
  readonly reported?: readonly ReportedProgramRecord[];
  /** What the members of a group receive on their own, when asked for; in none of the group's totals. */
  readonly members?: readonly BeneficiaryRecord[];
}

export interface ProgramShare {
  readonly programId: string;
  readonly code: string;
  readonly name: string;
  /** The newest period. */
  readonly enrolment: EnrolmentRecord;
  readonly earlierEnrolments: readonly EnrolmentRecord[];
  readonly entitlements: readonly EntitlementShare[];
}

export interface EntitlementShare {
  readonly entitlement: EntitlementRecord;
  readonly disbursements: readonly DisbursementRecord[];
}

/**
 * Sums per benefit kind and currency (minor units) or unit (millionths): entitled is always the sum of the others. Lines
 * that are excluded or rejected are not in it, and of those that were cancelled what had been delivered.
 */
export interface Total {
  readonly benefitKind: string;
  readonly currency: string | null;
  readonly unit: string | null;
  readonly entitled: bigint;
  /** Delivered, net of returns. */
  readonly delivered: bigint;
  /** Sent or handed out, and no outcome known yet. */
  readonly inFlight: bigint;
  readonly held: bigint;
  /** The rest of lines that expired. */
  readonly expired: bigint;
  readonly due: bigint;
}
