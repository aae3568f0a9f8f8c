import { randomUUID } from 'node:crypto';
import { reachingEveryProgram } from '#platform/database/row-scope.js';
import {
  ANALYZE_DUE,
  MAKE_DISBURSEMENTS,
  MAKE_DUE_TABLE,
  REISSUE,
} from '../../src/disbursements/prepare-batch/prepare-batch.sql.js';
import { IS_DUPLICATE } from '../../src/disbursements/single-moves/single-moves.sql.js';
import { connected, connectedAs, type TestDatabases, testDatabases } from '../support/database.js';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** As the planner has it for a large table when it expects few lines: nothing but the index will do. */
const BY_INDEX = `set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set plan_cache_mode = force_generic_plan`;

/** So many ($3) of a cycle ($2) of a program ($1). */
const KEYS = `insert into disbursements.beneficiary_key (program_id, cycle_id, benefit_id, key, registrant_id, entitlement_id)
  select $1, $2, '00000000-0000-0000-0000-000000000001', uuid_send(id), id, id from (select gen_random_uuid() as id from generate_series(1, $3)) r`;
const DUE = `insert into batch_due (key, is_primary, entitlement_id, registrant_id, program_id, cycle_id, benefit_id, kind, attempt)
  select uuid_send(id), false, id, id, $1, $2, '00000000-0000-0000-0000-000000000001', 'regular', 1
    from (select gen_random_uuid() as id from generate_series(1, $3)) r`;

describe('the key of a line that is paid', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it.each([
    ['anew', REISSUE, 11],
    ['by itself', IS_DUPLICATE, 1],
  ])('is looked up by all of its index, not among all keys of the cycle (%s)', async (_, { text }, parameters) => {
    const plan = await connectedAs(reachingEveryProgram(databases.urls.data), async (client) => {
      await client.query(BY_INDEX);
      await client.query(`prepare asked as ${text}`);
      const values = Array.from({ length: parameters }, () => 'null').join(', ');
      const { rows } = await client.query(`explain (format json) execute asked (${values})`);
      return (rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]!.Plan;
    });
    const looks = nodesOf(plan).filter((node) => node['Index Name'] === 'beneficiary_key_pkey');
    expect(looks).toHaveLength(1);
    for (const column of ['program_id', 'cycle_id', 'benefit_id', 'key'])
      expect(looks[0]!['Index Cond']).toContain(`(${column} = `);
  });

  it('is found by one pass over the keys of the cycle for a whole batch, though no statistics know of them', async () => {
    await connected(databases.urls.data, async (client) => {
      await client.query(KEYS, [randomUUID(), randomUUID(), 20_000]);
      await client.query('analyze disbursements.beneficiary_key');
    });
    const plan = await connectedAs(reachingEveryProgram(databases.urls.data), async (client) => {
      const [program, cycle] = [randomUUID(), randomUUID()];
      await client.query('begin'); // the table of what is due goes with its end
      await client.query(MAKE_DUE_TABLE.text);
      await client.query(DUE, [program, cycle, 5_000]);
      await client.query(ANALYZE_DUE.text);
      await client.query(KEYS, [program, cycle, 5_000]);
      await client.query(`prepare asked as ${MAKE_DISBURSEMENTS.text}`);
      const values = [...Array.from({ length: 7 }, () => 'null'), `'${program}'`, `'${cycle}'`];
      const { rows } = await client.query(`explain (format json) execute asked (${values.join(', ')})`);
      return (rows[0] as { 'QUERY PLAN': { Plan: Plan }[] })['QUERY PLAN'][0]!.Plan;
    });
    expect(nodesOf(plan).filter((node) => node['Node Type'] === 'Nested Loop')).toEqual([]);
    const looks = nodesOf(plan).filter((node) => node['Relation Name'] === 'beneficiary_key');
    expect(looks).toHaveLength(1);
    for (const column of ['program_id', 'cycle_id'])
      expect(JSON.stringify(nodesOf(looks[0]!).map((node) => node['Index Cond']))).toContain(`(${column} = `);
  });
});
