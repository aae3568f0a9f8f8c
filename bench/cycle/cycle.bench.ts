import type { Bench } from '../support/bench.js';

const moduleUrl = (name: string): string => new URL(`./${name}.js`, import.meta.url).href;

/** Each round is a cycle of a program of its own. */
const bench = (name: string, title: string, ratioToLimit: number): Bench => ({
  name: `cycle-${name}`,
  title,
  rows: 100_000,
  rounds: 2,
  setUp: moduleUrl(`cycle-${name}.setup`),
  ours: moduleUrl(name === 'approve' ? 'approve.ours' : 'prepare.ours'),
  limit: moduleUrl(`${name}.limit`),
  naive: moduleUrl(`${name}.naive`),
  bars: { ratioToLimit, speedupOverNaive: 10, peakMb: 400 },
});

/** A line for everybody enrolled, of a benefit that is the same to all; the limit is one INSERT ... SELECT. */
export const CYCLE_PREPARE = bench('prepare', 'enrolled people given a line of a flat benefit', 1.5);

/** The same of a benefit in CEL; the limit opens everybody for nothing and inserts amounts that are there. */
export const CYCLE_CALCULATE = bench('calculate', 'enrolled people given a line of a benefit calculated in CEL', 1.2);

/** Every line of a cycle approved: digests, history, reservation; the limit is one UPDATE and one INSERT ... SELECT. */
export const CYCLE_APPROVE = bench('approve', 'lines of a cycle approved, with history and digests', 1.5);
