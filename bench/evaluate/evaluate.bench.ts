import type { Bench } from '../support/bench.js';

const moduleUrl = (name: string): string => new URL(`./${name}.js`, import.meta.url).href;

/** Each round is a run of a program of its own. */
const PARTS = {
  rows: 100_000,
  rounds: 2,
  ours: moduleUrl('evaluate.ours'),
  limit: moduleUrl('evaluate.limit'),
  also: { 'after 1 % changed': moduleUrl('evaluate.changed') },
  naive: moduleUrl('evaluate.naive'),
  bars: { ratioToLimit: 1.2, speedupOverNaive: 20, peakMb: 400 },
} as const;

/** A rule over everyone: open, judge, keep the verdict, enrol the eligible. */
export const EVALUATE: Bench = {
  ...PARTS,
  name: 'evaluate',
  title: 'individuals judged by a rule of four clauses: verdicts, and enrolments of the eligible with their history',
  setUp: moduleUrl('evaluate.setup'),
};

/** The same people as households of four. */
export const EVALUATE_HOUSEHOLDS: Bench = {
  ...PARTS,
  name: 'evaluate-households',
  title: 'people as a quarter as many households, judged by a rule over their members',
  setUp: moduleUrl('evaluate-households.setup'),
};
