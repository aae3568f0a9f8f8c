import type { Round } from '../cycle/cycle.facts.js';

/** What the setup tells the parts; by round, the warming up included. */
export interface DeliverFacts {
  /** A cycle in which everything is approved and nothing is in a batch. */
  readonly rounds: readonly Round[];
  readonly channelId: string;
}

/** What a batch is made of. */
export const MADE = ['disbursements.beneficiary_key', 'disbursements.disbursement'] as const;

/** How many lines the naive way does in all its rounds. */
export const SAMPLE = 20_000;
