import type { Bench } from '../support/bench.js';

/**
 * A search by identifier over DCI, beside the same question put to the plain REST query: token, look-up, grants, snapshot
 * and projection are the same; agreement, rate, both schemas and the standard's envelope come on top.
 */
export const DCI: Bench = {
  name: 'dci',
  title: 'DCI searches by identifier (five entitlements in two programs), 16 at a time',
  rows: 20_000,
  rounds: 4,
  setUp: new URL('./dci.setup.js', import.meta.url).href,
  ours: new URL('./dci.ours.js', import.meta.url).href,
  limit: new URL('./dci.plain.js', import.meta.url).href,
  naive: new URL('../beneficiary/beneficiary.naive-route.js', import.meta.url).href,
};
