import type { Bench } from '../support/bench.js';

/**
 * The headline query over HTTP. Row at a time stands behind a bare route too, though without token, grants, snapshot and
 * projection. The statements of the limit are those our own service was seen to send for one request.
 */
export const BENEFICIARY: Bench = {
  name: 'beneficiary',
  title: 'answers to "what does this beneficiary receive" (five entitlements in two programs), 16 at a time',
  rows: 20_000,
  rounds: 4,
  setUp: new URL('./beneficiary.setup.js', import.meta.url).href,
  ours: new URL('./beneficiary.ours.js', import.meta.url).href,
  limit: new URL('./beneficiary.limit.js', import.meta.url).href,
  also: {
    'bare route': new URL('./beneficiary.bare-route.js', import.meta.url).href,
    'row at a time, without HTTP': new URL('./beneficiary.naive.js', import.meta.url).href,
  },
  naive: new URL('./beneficiary.naive-route.js', import.meta.url).href,
  beside: { part: 'bare route', leastShare: 0.4, mostP99: 2.5 },
};
