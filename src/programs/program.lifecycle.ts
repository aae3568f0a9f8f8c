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

/** What somebody can do with a program: where it leads, and from where if not from every state that may go there. */
export const PROGRAM_MOVES = {
  activate: { to: 'active', from: ['draft', 'paused'] },
  pause: { to: 'paused', from: ['active'] },
  resume: { to: 'active', from: ['paused'] },
  close: { to: 'closing', from: ['active', 'paused'] },
  end: { to: 'ended', from: ['closing'] },
  archive: { to: 'archived', from: ['ended'] },
} as const satisfies Record<string, { to: ProgramState; from: readonly ProgramState[] }>;

export type ProgramMove = keyof typeof PROGRAM_MOVES;
