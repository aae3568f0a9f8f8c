import type { Bench } from '../support/bench.js';

/** A rule over everyone: open, judge, keep the verdict, enrol the eligible. Each round is a run of a program of its own. */
export const EVALUATE: Bench = {
  name: 'evaluate',
  title: 'individuals judged by a rule of four clauses: verdicts, and enrolments of the eligible with their history',
  rows: 100_000,
  rounds: 3,
  setUp: new URL('./evaluate.setup.js', import.meta.url).href,
  ours: new URL('./evaluate.ours.js', import.meta.url).href,
  limit: new URL('./evaluate.limit.js', import.meta.url).href,
  naive: new URL('./evaluate.naive.js', import.meta.url).href,
};
