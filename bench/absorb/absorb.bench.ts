import type { Bench } from '../support/bench.js';

/** Outside records to sealed registrants. */
export const ABSORB: Bench = {
  name: 'absorb',
  title: 'individuals with six sealed attributes and two identifiers, taken in by batches of 2000',
  rows: 100_000,
  rounds: 5,
  setUp: new URL('./absorb.setup.js', import.meta.url).href,
  ours: new URL('./absorb.ours.js', import.meta.url).href,
  limit: new URL('./absorb.limit.js', import.meta.url).href,
  naive: new URL('./absorb.naive.js', import.meta.url).href,
};
