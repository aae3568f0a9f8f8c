import type { BeneficiaryFacts } from '../beneficiary/beneficiary.facts.js';

/** What the setup tells the parts; those of the naive way read the facts of the plain query. */
export interface DciFacts extends BeneficiaryFacts {
  /** Of a client system of both programs, with an agreement. */
  readonly clientToken: string;
  /** Numbers that are asked for. */
  readonly values: readonly string[];
}

/** More than the bench asks: its figures are not those of a budget. */
export const UNLIMITED = {
  AMPARO_LOOKUPS_PER_HOUR: '1000000000',
  AMPARO_LOOKUPS_PER_DAY: '1000000000',
} as const;
