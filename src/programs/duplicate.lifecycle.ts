import { Flow } from '#platform/lifecycle/flow.js';

export const DUPLICATE_STATES = ['open', 'resolved'] as const;

export type DuplicateState = (typeof DUPLICATE_STATES)[number];

/** The life of a cluster of duplicates: found, decided, and, by somebody else than who decided, opened again. */
export const DUPLICATE_FLOW = new Flow<DuplicateState>('duplicate', 'open', {
  open: ['resolved'],
  resolved: ['open'],
});

/** Whose enrolment may turn out to be a second one: everybody in a program whose period has not ended, drafts too. */
export const COMPARED_STATES = ['draft', 'enrolled', 'waitlisted', 'not_eligible', 'paused', 'duplicated'] as const;
