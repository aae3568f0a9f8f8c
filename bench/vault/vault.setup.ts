import type { SetUp } from '../support/bench.js';

/** Nothing: every part makes its own keys and values in memory. */
const setUp: SetUp = () => Promise.resolve({ facts: null });

export default setUp;
