import { ATTRIBUTES } from '../support/people.js';

export type Target = 'individual' | 'group';

/** What the setup tells the parts. */
export interface EvaluateFacts {
  readonly target: Target;
  /** By round, the warming up included. */
  readonly programs: readonly { readonly id: string; readonly ruleVersionId: string }[];
  /** Whose records the people are. */
  readonly sourceId: string;
}

const EXPRESSIONS: Readonly<Record<Target, string>> = {
  individual: '(age(birth_date) >= 60 && income < 1800.0) || (children >= 3 && income < 600.0)',
  group:
    'members.filter(m, has(m.income)).map(m, m.income).sum() < 1500.0 * double(members.size()) && members.exists(m, age(m.birth_date) >= 60)',
};

/** The rule, with what it is typed against. Of individuals about one in four is eligible, and a few are unknown. */
export const ruleFor = (target: Target) => ({
  schema: ATTRIBUTES.map((attribute) => ({ ...attribute, appliesTo: 'individual', storage: 'sealed' }) as const),
  target,
  expression: EXPRESSIONS[target],
});

/** The tables a verdict is written to. */
export const WRITTEN = ['programs.verdict', 'programs.enrolment', 'programs.enrolment_history'] as const;

/** People in a household. */
export const HOUSEHOLD = 4;

/** How many are judged: people, or the households they live in. */
export const judgedOf = (target: Target, people: number): number =>
  target === 'individual' ? people : Math.floor(people / HOUSEHOLD);
