import { ABSORB } from './absorb/absorb.bench.js';
import { ACCESS } from './access/access.bench.js';
import { BENEFICIARY } from './beneficiary/beneficiary.bench.js';
import { CYCLE_APPROVE, CYCLE_CALCULATE, CYCLE_PREPARE } from './cycle/cycle.bench.js';
import { DCI } from './dci/dci.bench.js';
import { DEDUP } from './dedup/dedup.bench.js';
import { CYCLE_BATCH, CYCLE_RECONCILE } from './deliver/deliver.bench.js';
import { DISPATCH, DISPATCH_FAR } from './dispatch/dispatch.bench.js';
import { EVALUATE, EVALUATE_HOUSEHOLDS } from './evaluate/evaluate.bench.js';
import type { Bench } from './support/bench.js';
import { SYNC } from './sync/sync.bench.js';
import { VAULT_OPEN, VAULT_SEAL } from './vault/vault.bench.js';

/** Every bench, in the order of `npm run bench -- every`. */
export const BENCHES: readonly Bench[] = [
  VAULT_OPEN,
  VAULT_SEAL,
  ABSORB,
  SYNC,
  EVALUATE,
  EVALUATE_HOUSEHOLDS,
  CYCLE_PREPARE,
  CYCLE_CALCULATE,
  CYCLE_APPROVE,
  CYCLE_BATCH,
  CYCLE_RECONCILE,
  DISPATCH,
  DISPATCH_FAR,
  DEDUP,
  BENEFICIARY,
  DCI,
  ACCESS,
];
