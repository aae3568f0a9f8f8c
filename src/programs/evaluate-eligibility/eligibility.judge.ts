import type { MakeJudge } from '#registry';
import { compileRule, type Rule } from '../rule.compiler.js';

/** Outcomes by the small integer a worker thread answers with for each profile. */
export const OUTCOMES = ['not_eligible', 'eligible', 'unknown'] as const;

/** Judges profiles by a rule, in a worker thread: the index into {@link OUTCOMES} is all that comes out about a person. */
export const judgeEligibility: MakeJudge<Rule, number> = (rule, asOf) => {
  const decide = compileRule(rule, asOf);
  return (profile) => {
    const decided = decide(profile);
    return decided === undefined ? 2 : Number(decided);
  };
};
