import type { Bench } from '../support/bench.js';

const moduleUrl = (name: string): string => new URL(`./${name}.js`, import.meta.url).href;

/** Each round is a cycle of a program of its own. */
const bench = (name: string, title: string): Bench => ({
  name: `cycle-${name}`,
  title,
  rows: 100_000,
  rounds: 2,
  setUp: moduleUrl(`cycle-${name}.setup`),
  ours: moduleUrl(`${name}.ours`),
  limit: moduleUrl(`${name}.limit`),
  naive: moduleUrl(`${name}.naive`),
  bars: { ratioToLimit: 1.5, speedupOverNaive: 10, peakMb: 400 },
});

/** An attempt for every approved line of a cycle, bound by a digest; the limit is two INSERT ... SELECT. */
export const CYCLE_BATCH = bench('batch', 'approved lines put into a batch, each under the key of its beneficiary');

/** A statement of a whole batch: attempts, lines, fund and histories; the limit is an UPDATE and an INSERT ... SELECT for each table. */
export const CYCLE_RECONCILE = bench('reconcile', 'payments reconciled with a statement of what became of them');
