import type { MakeJudge, OpenedProfile } from '#registry';
import { compileRule, parseRule, type Rule } from '../rule.compiler.js';
import { type Clause, clausesOf, type Direction } from './clauses.js';

export type ClauseResult = 'passed' | 'failed' | 'unknown';

/** What a clause said of somebody. No value comes out: results, and names of attributes. */
export interface ExplainedClause {
  readonly part: number;
  readonly text: string;
  readonly result: ClauseResult;
  /** Attributes it asks for; of members as `members.income`. */
  readonly attributes: readonly string[];
  /** Those of them that are not on file; of members: not of each. */
  readonly missing: readonly string[];
  /** What would have to be otherwise for the clause to hold; of one that holds, nothing. */
  readonly changes: readonly { readonly attribute: string; readonly direction: Direction | 'known' }[];
}

/** Judges a profile clause by clause, in a worker thread. */
export const explainEligibility: MakeJudge<Rule, ExplainedClause[]> = (rule, asOf) => {
  const clauses = clausesOf(parseRule(rule.expression));
  const judged = clauses.map((clause) => ({ clause, decide: compileRule({ ...rule, expression: clause.text }, asOf) }));
  return (profile) => judged.map(({ clause, decide }) => explained(rule, clause, profile, decide(profile)));
};

function explained(
  rule: Rule,
  { part, text, ...clause }: Clause,
  profile: OpenedProfile,
  decided: boolean | undefined,
): ExplainedClause {
  const own = rule.schema.filter(({ key }) => clause.own.includes(key)).map(({ key }) => key);
  if (rule.tables?.areas.attribute && /\bin_area\("[^"]*"\)/.test(text)) own.push(rule.tables.areas.attribute);
  const asked = rule.target === 'group' ? rule.schema.filter(({ key }) => clause.ofMembers.includes(key)) : [];
  const missing = [
    ...own.filter((key) => isMissing(profile.attributes, key)),
    ...asked
      .filter(({ key }) => profile.members.some(({ attributes }) => isMissing(attributes, key)))
      .map(({ key }) => `members.${key}`),
  ];
  const attributes = [...own, ...asked.map(({ key }) => `members.${key}`)];
  const told = { part, text, attributes, missing };
  if (decided === true) return { ...told, result: 'passed', changes: [] };
  if (decided === undefined)
    return { ...told, result: 'unknown', changes: missing.map((attribute) => ({ attribute, direction: 'known' })) };
  const changes = attributes.map((attribute) => ({ attribute, direction: clause.directions[attribute] ?? 'other' }));
  return { ...told, result: 'failed', changes };
}

const isMissing = (attributes: Readonly<Record<string, unknown>>, key: string): boolean =>
  attributes[key] === undefined || attributes[key] === null;
