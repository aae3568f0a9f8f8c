import type { Target } from '../evaluate/evaluate.facts.js';

/** A program of one round, with a cycle and a benefit. */
export interface Round {
  readonly programId: string;
  readonly benefitId: string;
  readonly cycleId: string;
}

/** What the setup tells the parts; by round, the warming up included. */
export interface CycleFacts {
  readonly rounds: readonly Round[];
}

export const TARGET: Target = 'individual';

/** What is written to. */
export const WRITTEN = ['entitlements.entitlement', 'entitlements.entitlement_history'] as const;

export const AMOUNT_MINOR = 120_000;

/** A base, so much for each child up to three, and a band. */
export const CALCULATION = {
  parts: [
    { when: null, amount: '500' },
    { when: null, amount: '(children < 3 ? children : 3) * 120.5' },
    { when: 'age(birth_date) >= 60', amount: '250' },
  ],
  per: 'beneficiary',
  mostMembers: null,
  decimals: 2,
  rounding: 'half_up',
  cap: '90000',
  tables: { weights: {}, areas: { attribute: null, within: {} } },
} as const;

/** Lines of a round, into a schema: $1 cycle, $2 program, $3 benefit, $4 minor units. */
export const linesInto = (schema: string): string => `
  insert into ${schema}.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, currency, amount_minor, created_at)
  select platform.uuid_v7(), registrant_id, $1, $2, $3, id, 'KES', $4::bigint, now()
    from programs.enrolment where program_id = $2 and state = 'enrolled' order by registrant_id`;
