import { ABSORB } from './absorb/absorb.bench.js';
import { BENEFICIARY } from './beneficiary/beneficiary.bench.js';
import { EVALUATE } from './evaluate/evaluate.bench.js';
import type { Bench } from './support/bench.js';

/** Every bench, in the order of `npm run bench -- all`. */
export const BENCHES: readonly Bench[] = [ABSORB, EVALUATE, BENEFICIARY];
