import type { Bench } from '../support/bench.js';

/** A whole social registry to sealed registrants, over HTTP. */
export const SYNC: Bench = {
  name: 'sync',
  title: 'people in households, pulled from the reference social registry over HTTP (dci), listed twice as there',
  rows: 100_000,
  rounds: 1,
  setUp: new URL('./sync.setup.js', import.meta.url).href,
  ours: new URL('./sync.ours.js', import.meta.url).href,
  limit: new URL('./sync.limit.js', import.meta.url).href,
  naive: new URL('./sync.naive.js', import.meta.url).href,
};
