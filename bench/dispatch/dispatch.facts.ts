import type { Round } from '../cycle/cycle.facts.js';

/** What the setup tells the parts; by round, the warming up included. */
export interface DispatchFacts {
  /** An approved batch with a pending line for everybody. */
  readonly rounds: readonly (Round & { readonly batchId: string })[];
  readonly channelId: string;
}

/** As the service calls. */
export const ITEMS_A_CALL = 500;
export const CALLS_AT_ONCE = 4;

export const AMOUNT = '1200.00';
export const CURRENCY = 'KES';

/** What is written to. */
export const WRITTEN = ['disbursements.disbursement', 'disbursements.disbursement_history'] as const;

/** The lines of a batch, into another schema as they stand. */
export const linesInto = (schema: string): string =>
  `insert into ${schema}.disbursement select * from disbursements.disbursement where batch_id = $1`;

export interface Line {
  readonly id: string;
  readonly registrant: string;
}

export const LINES =
  'select id, registrant_id as registrant from disbursements.disbursement where batch_id = $1 order by id';
