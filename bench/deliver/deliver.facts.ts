import type { Round } from '../cycle/cycle.facts.js';

/** What the setup tells the parts; by round, the warming up included. */
export interface DeliverFacts {
  /** A cycle in which everything is approved and nothing is in a batch. */
  readonly rounds: readonly Round[];
  readonly channelId: string;
}

/** What a batch is made of. */
export const MADE = ['disbursements.beneficiary_key', 'disbursements.disbursement'] as const;

/** A batch ($1) of a cycle ($3) for the lines to be in. */
export const OPEN_BATCH = `
  insert into disbursements.batch (id, program_id, cycle_id, channel_id, state, line_count, totals, digest, created_by)
  values ($1, $2, $3, $4, 'draft', 0, '[]', '', $2)`;

/** How many lines the naive way does in all its rounds. */
export const SAMPLE = 20_000;
