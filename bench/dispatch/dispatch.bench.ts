import type { Bench } from '../support/bench.js';

const moduleUrl = (name: string): string => new URL(`./${name}.js`, import.meta.url).href;

const WITH_SQL = 'bare calls and bare SQL';

/**
 * A batch of money sent over HTTP and reconciled, each part with a reference channel of its own. The limit makes the same calls
 * from memory, as many at a time, and nothing else. Another part also writes what must last, in bare SQL.
 */
export const DISPATCH: Bench = {
  name: 'dispatch',
  title: 'payments sent to a channel over HTTP in calls of 500, four at a time, and what became of them applied',
  rows: 20_000,
  rounds: 2,
  setUp: moduleUrl('dispatch.setup'),
  ours: moduleUrl('dispatch.ours'),
  limit: moduleUrl('dispatch.limit'),
  naive: moduleUrl('dispatch.naive'),
  also: { [WITH_SQL]: moduleUrl('dispatch.durable') },
  bars: { ratioToLimit: 2, speedupOverNaive: 10, peakMb: 400 },
  alsoAtMost: { [WITH_SQL]: 2 },
};

/** The same with a channel that is not on this machine. */
export const DISPATCH_FAR: Bench = { ...DISPATCH, name: 'dispatch-far', latencyMs: 30 };
