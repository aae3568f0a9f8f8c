import { Caller } from '../../src/access/caller.js';
import { type Fault, fault } from './fault.js';
import { executed, type Removal, replaced, together, WITHOUT_SCOPE } from './walls.js';

const open = (table: string): Removal =>
  executed(`create policy planted on ${table} using (true)`, `drop policy planted on ${table}`);

const database = (name: string, plant: Removal, ...red: readonly string[]): Fault =>
  fault(`${name} (no scope in services)`, together(WITHOUT_SCOPE, plant), ...red);

/** With no scope checked in the services: the database alone. */
export const POLICIES: readonly Fault[] = [
  database(
    'programs are open',
    open('programs.program'),
    'GET /v1/programs/{id} | auditor north | foreign',
    'GET /v1/programs | auditor north | own',
  ),
  database(
    'enrolments and programs are open',
    together(open('programs.enrolment'), open('programs.enrolment_history')),
    'GET /v1/enrolments/{id}/history | auditor north | foreign',
  ),
  database('cycles are open', open('entitlements.cycle'), 'GET /v1/cycles/{id} | auditor north | foreign'),
  database(
    'batches are open',
    open('disbursements.batch'),
    'GET /v1/disbursement-batches/{id} | auditor north | foreign',
  ),
  database(
    'channels are open',
    open('disbursements.delivery_channel'),
    'GET /v1/delivery-channels | auditor north | own',
  ),
  database('operations are open', open('platform.operation'), 'GET /v1/operations/{id} | auditor north | foreign'),
  database(
    'row security is off on cycles',
    executed(
      'alter table entitlements.cycle disable row level security',
      'alter table entitlements.cycle enable row level security',
    ),
    'GET /v1/cycles/{id} | auditor north | foreign',
  ),
  database(
    'every transaction reaches every program',
    replaced(Caller.prototype, 'programs', () => () => null),
    'GET /v1/programs/{id} | auditor north | foreign',
  ),
];
