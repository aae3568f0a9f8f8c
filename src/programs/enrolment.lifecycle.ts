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
  waitlisted: ['draft', 'not_eligible'],
  not_eligible: ['draft', 'waitlisted'],
} as const satisfies Partial<Record<EnrolmentState, readonly EnrolmentState[]>>;

/**
 * What somebody can do with an enrolment: where it leads, and from where. Enrolling is for verdicts, places for the waiting
 * list, `duplicated` for the deduplication manager: nobody does those by hand.
 */
export const ENROLMENT_MOVES = {
  pause: { to: 'paused', from: ['enrolled'] },
  resume: { to: 'enrolled', from: ['paused'] },
  exit: { to: 'exited', from: ['enrolled', 'paused'] },
  graduate: { to: 'graduated', from: ['enrolled', 'paused'] },
  reject: { to: 'rejected', from: ['draft'] },
  uphold_appeal: { to: 'draft', from: ['rejected'] },
  waitlist: { to: 'waitlisted', from: ['draft', 'not_eligible'] },
} as const satisfies Record<string, { to: EnrolmentState; from: readonly EnrolmentState[] }>;

export type EnrolmentMove = keyof typeof ENROLMENT_MOVES;

/** Moves after which somebody who waits may be given a place. */
export const FREEING: readonly EnrolmentMove[] = ['exit', 'graduate', 'waitlist'];
