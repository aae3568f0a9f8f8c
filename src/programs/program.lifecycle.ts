import { Flow } from '#platform/lifecycle/flow.js';

export const PROGRAM_STATES = ['draft', 'active', 'paused', 'closing', 'ended', 'archived'] as const;

export type ProgramState = (typeof PROGRAM_STATES)[number];

/** The life of a program. Nothing is ever resurrected: from `closing` on it only goes forward. */
export const PROGRAM_FLOW = new Flow<ProgramState>('program', 'draft', {
  draft: ['active'],
  active: ['paused', 'closing'],
  paused: ['active', 'closing'],
  closing: ['ended'],
  ended: ['archived'],
  archived: [],
});
