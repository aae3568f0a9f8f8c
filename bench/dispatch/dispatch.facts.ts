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

/** What is written to, besides the tables of a cycle. */
export const WRITTEN = [
  'disbursements.disbursement',
  'disbursements.disbursement_history',
  'entitlements.fund_account',
] as const;

const as = (alias: string, fields: object): string =>
  `cross join lateral jsonb_populate_record(${alias}, '${JSON.stringify(fields)}') as r`;
const PENDING = {
  state: 'pending',
  delivered_minor: 0,
  provider_reference: null,
  acknowledged_at: null,
  closed_at: null,
};

/** The lines of a batch, into another schema as they stood before anything was sent, with what they are due for and the fund it comes from. */
export const linesInto = (schema: string): string[] => [
  `insert into ${schema}.disbursement select r.* from disbursements.disbursement d ${as('d', PENDING)}
    where d.batch_id = $1 order by d.id`,
  `insert into ${schema}.entitlement select r.* from disbursements.disbursement d
     join entitlements.entitlement e on e.id = d.entitlement_id ${as('e', { state: 'approved', delivered_minor: 0 })}
    where d.batch_id = $1 order by d.id`,
  `insert into ${schema}.fund_account select r.* from entitlements.fund_account a
     join disbursements.batch b on b.program_id = a.program_id ${as('a', { balance_minor: 1_000_000 })} where b.id = $1`,
];

export interface Line {
  readonly id: string;
  readonly registrant: string;
  readonly entitlement: string;
}

export const LINES = `select id, registrant_id as registrant, entitlement_id as entitlement
                        from disbursements.disbursement where batch_id = $1 order by id`;
