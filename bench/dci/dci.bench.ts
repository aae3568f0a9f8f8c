import type { Bench } from '../support/bench.js';

/**
 * A search by identifier over DCI, beside the plain REST query: of the same person by handle (in the place of a limit), and by the same
 * identifier. Token, grants, snapshot and projection are the same. The look-up adds the blind index and a budget, whose row the callers of
 * one user wait for; DCI adds agreement and rate, both schemas and the standard's envelope.
 */
export const DCI: Bench = {
  name: 'dci',
  title: 'DCI searches by identifier, 16 at a time (limit: the plain query by handle; naive: the plain look-up)',
  rows: 20_000,
  rounds: 4,
  setUp: new URL('./dci.setup.js', import.meta.url).href,
  ours: new URL('./dci.ours.js', import.meta.url).href,
  limit: new URL('../beneficiary/beneficiary.ours.js', import.meta.url).href,
  naive: new URL('./dci.plain.js', import.meta.url).href,
  naiveIs: 'the plain look-up by the same identifier',
};
