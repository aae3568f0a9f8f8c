import { audit } from './audit/audit.chaos.js';
import { disburse } from './disburse/disburse.chaos.js';
import { hostile } from './hostile/hostile.chaos.js';
import { postgres } from './postgres/postgres.chaos.js';
import { replicas } from './replicas/replicas.chaos.js';
import { rotate } from './rotate/rotate.chaos.js';
import { sync } from './sync/sync.chaos.js';
import type { Chaos } from './support/chaos.js';

/** Every chaos program, by the name it is run by. */
export const CHAOS_PROGRAMS: readonly Chaos[] = [rotate, sync, audit, hostile, disburse, postgres, replicas];
