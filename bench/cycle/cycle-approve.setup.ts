import type { SetUp } from '../support/bench.js';
import { fill } from './fill.js';

const setUp: SetUp = (stage) => fill(stage, { calculated: false, submitted: true });

export default setUp;
