import type { VisiblePrograms } from '#registry';
import type { Findings } from './compose-beneficiary.js';

interface Line {
  readonly registrantId: string;
  readonly programId: string;
}

/** What is left of the findings for who may see some registrants in some programs only: the rest was never found. */
export function withinScope(findings: Findings, visible: VisiblePrograms): Findings {
  const isVisible = ({ registrantId, programId }: Line): boolean => {
    const programs = visible.get(registrantId);
    return programs === null || (programs?.includes(programId) ?? false);
  };
  return {
    registrants: findings.registrants.filter(({ registrantId }) => visible.has(registrantId)),
    enrolments: findings.enrolments.filter(isVisible),
    entitlements: findings.entitlements.filter(isVisible),
    disbursements: findings.disbursements.filter(isVisible),
    // of the registrant, whatever programs of ours the caller has
    reported: (findings.reported ?? []).filter(({ registrantId }) => visible.has(registrantId)),
  };
}
