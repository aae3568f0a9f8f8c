import type { MakeJudge } from '#registry';
import { compilePriority, type Rule } from '../rule.compiler.js';

/**
 * Says of profiles how soon they are to be given a place, in a worker thread; null where it cannot be told. The number may say
 * something about the person: it is kept in memory until the places are given, and nowhere else.
 */
export const judgePriority: MakeJudge<Rule, number | null> = (rule, asOf) => {
  const decide = compilePriority(rule, asOf);
  return (profile) => decide(profile) ?? null;
};
