import { ATTRIBUTES } from '../support/people.js';

/** What the setup tells the parts. */
export interface EvaluateFacts {
  /** By round, the warming up included. */
  readonly programs: readonly { readonly id: string; readonly ruleVersionId: string }[];
  /** RFC 3339: everyone was registered before. */
  readonly asOf: string;
}

/** The rule, with what it is typed against. About one in four is eligible, a few are unknown. */
export const RULE = {
  schema: ATTRIBUTES.map((attribute) => ({ ...attribute, appliesTo: 'individual', storage: 'sealed' }) as const),
  target: 'individual',
  expression: '(age(birth_date) >= 60 && income < 1800.0) || (children >= 3 && income < 600.0)',
} as const;

/** The tables a verdict is written to. */
export const WRITTEN = ['programs.verdict', 'programs.enrolment', 'programs.enrolment_history'] as const;
