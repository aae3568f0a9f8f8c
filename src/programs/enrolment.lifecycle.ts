import { Flow } from '#platform/lifecycle/flow.js';

export const ENROLMENT_STATES = [
  'draft',
  'enrolled',
  'waitlisted',
  'not_eligible',
  'duplicated',
  'rejected',
  'paused',
  'exited',
  'graduated',
] as const;

export type EnrolmentState = (typeof ENROLMENT_STATES)[number];

/** The life of one enrolment period. `exited` and `graduated` end it: re-entry opens a new period. */
export const ENROLMENT_FLOW = new Flow<EnrolmentState>('enrolment', 'draft', {
  draft: ['enrolled', 'waitlisted', 'not_eligible', 'duplicated', 'rejected'],
  enrolled: ['paused', 'duplicated', 'exited', 'graduated'],
  waitlisted: ['not_eligible', 'enrolled', 'duplicated'],
  not_eligible: ['waitlisted', 'enrolled', 'duplicated'],
  duplicated: ['draft', 'enrolled', 'paused', 'waitlisted', 'not_eligible'],
  rejected: ['draft'],
  paused: ['enrolled', 'duplicated', 'exited', 'graduated'],
  exited: [],
  graduated: [],
});

/**
 * What a verdict alone may move. The flow allows more sources of `enrolled`, but whoever is paused or duplicated is so by
 * somebody's decision, which no run overrules.
 */
export const MOVED_BY_VERDICT = {
  enrolled: ['draft', 'waitlisted', 'not_eligible'],
  not_eligible: ['draft'],
} as const satisfies Partial<Record<EnrolmentState, readonly EnrolmentState[]>>;
