import type { NamedAreas } from '#registry';

/** Weights by key, by the name of their table: what `weight('pmt', roof)` looks up. */
export type Weights = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The areas a rule names, as they were when its version was saved. */
export type RuleAreas = NamedAreas;

/** What a rule looks up. It is part of the version, so that a verdict can be judged again. Plain data, as the rule is. */
export interface RuleTables {
  readonly weights: Weights;
  readonly areas: RuleAreas;
}

/** Of a rule that looks up nothing. */
export const NO_TABLES: RuleTables = { weights: {}, areas: { attribute: null, within: {} } };
