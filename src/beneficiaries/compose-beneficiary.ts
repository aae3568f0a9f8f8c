import type { DisbursementRecord } from '#disbursements';
import type { EntitlementRecord } from '#entitlements';
import { groupBy } from '#platform/collections/group-by.js';
import type { EnrolmentRecord, ReportedProgramRecord } from '#programs';
import type { BeneficiaryRecord, ProgramShare } from './beneficiary.record.js';
import { totalsOf } from './beneficiary.totals.js';

/** What the rooms say about some registrants, each read by one statement. */
export interface Findings {
  readonly registrants: readonly { readonly registrantId: string; readonly kind: 'individual' | 'group' }[];
  readonly enrolments: readonly EnrolmentRecord[];
  readonly entitlements: readonly EntitlementRecord[];
  readonly disbursements: readonly DisbursementRecord[];
  /** Of partners: whoever is in none of our programs is no beneficiary by them. */
  readonly reported?: readonly ReportedProgramRecord[];
}

/** A line of a program its beneficiary has no enrolment in: it would be missing from the answer, so there is none. */
export class LineWithoutEnrolment extends Error {}

/** The beneficiaries among the registrants: those with an enrolment in scope. Every line stands once, under its program. */
export function composeBeneficiaries(findings: Findings): Map<string, BeneficiaryRecord> {
  const enrolments = groupBy(findings.enrolments, ({ registrantId }) => registrantId);
  const entitlements = groupBy(findings.entitlements, ({ registrantId }) => registrantId);
  const disbursements = groupBy(findings.disbursements, ({ entitlementId }) => entitlementId);
  const elsewhere = groupBy(findings.reported ?? [], ({ registrantId }) => registrantId);
  const beneficiaries = new Map<string, BeneficiaryRecord>();
  for (const { registrantId, kind } of findings.registrants) {
    const periods = enrolments.get(registrantId) ?? [];
    const lines = entitlements.get(registrantId) ?? [];
    if (periods.length === 0 && lines.length === 0) continue;
    const programs = programsOf(periods, lines, disbursements);
    const totals = totalsOf(programs.flatMap((program) => program.entitlements));
    const reported = findings.reported && { reported: elsewhere.get(registrantId) ?? [] };
    beneficiaries.set(registrantId, { registrantId, kind, programs, totals, ...reported });
  }
  return beneficiaries;
}

function programsOf(
  enrolments: readonly EnrolmentRecord[],
  entitlements: readonly EntitlementRecord[],
  disbursements: ReadonlyMap<string, readonly DisbursementRecord[]>,
): ProgramShare[] {
  const lines = groupBy(entitlements, ({ programId }) => programId);
  const programs = [...groupBy(enrolments, ({ programId }) => programId)].map(([programId, periods]): ProgramShare => {
    const [enrolment, ...earlierEnrolments] = periods.toSorted((left, right) => right.period - left.period);
    const shares = (lines.get(programId) ?? []).map((entitlement) => ({
      entitlement,
      disbursements: disbursements.get(entitlement.id) ?? [],
    }));
    lines.delete(programId);
    const { programCode: code, programName: name } = enrolment!;
    return { programId, code, name, enrolment: enrolment!, earlierEnrolments, entitlements: shares };
  });
  if (lines.size > 0) throw new LineWithoutEnrolment();
  return programs;
}
