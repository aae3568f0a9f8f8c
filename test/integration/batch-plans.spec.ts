import { reachingEveryProgram } from '#platform/database/row-scope.js';
import {
  MAKE_DISBURSEMENTS,
  MAKE_DUE_TABLE,
  REISSUE,
} from '../../src/disbursements/prepare-batch/prepare-batch.sql.js';
import { IS_DUPLICATE } from '../../src/disbursements/single-moves/single-moves.sql.js';
import { connectedAs, type TestDatabases, testDatabases } from '../support/database.js';

interface Plan {
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Plan[];
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** As the planner has it for a large table when it expects few lines: nothing but the index will do. */
const BY_INDEX = `set enable_seqscan = off; set enable_bitmapscan = off; set enable_hashjoin = off; set enable_mergejoin = off;
  set plan_cache_mode = force_generic_plan`;

describe('the key of a line that is paid', () => {
  let databases: TestDatabases;
  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it.each([
    ['by batch', MAKE_DISBURSEMENTS, 7],
    ['anew', REISSUE, 11],
    ['by itself', IS_DUPLICATE, 1],
  ])('is looked up by all of its index, not among all keys of the cycle (%s)', async (_, { text }, parameters) => {
    const plan = await connectedAs(reachingEveryProgram(databases.urls.data), async (client) => {
      await client.query(BY_INDEX);
      await client.query('begin'); // the table of what is due goes with its end
      await client.query(MAKE_DUE_TABLE.text);
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
});
