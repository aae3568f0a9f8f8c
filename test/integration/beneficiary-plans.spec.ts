import { reachingEveryProgram } from '#platform/database/row-scope.js';
import { fill } from '../../bench/beneficiary/fill.js';
import { record, type RecordedStatement } from '../../bench/beneficiary/recorded-request.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected, connectedAs } from '../support/database.js';
import { TestPeople } from '../support/people.js';

const PEOPLE = 3_000;
/** Members of one group and of another. */
const FEW = 1;
const MANY = 40;
/** Of every payment another amount was told, in a reconciliation of its own; of every other one somebody has dismissed it. */
const DISPUTED = [
  `insert into disbursements.reconciliation (id, batch_id, source, received, applied, unchanged, exceptions, created_by)
   select d.id, d.batch_id, 'upload', 1, 0, 0, 1, d.id from disbursements.disbursement d where d.lifecycle = 'money'`,
  `insert into disbursements.reconciliation_exception (id, reconciliation_id, registrant_id, disbursement_id, position, kind, told_minor,
          told_currency, told_outcome)
   select d.id, d.id, d.registrant_id, d.id, 1, 'amount_mismatch', 1, d.currency, 'paid' from disbursements.disbursement d where d.lifecycle = 'money'`,
  `insert into disbursements.exception_resolution (exception_id, decision, reason, resolved_by, resolved_at)
   select id, 'dismissed', 'entered_in_error', id, now() from disbursements.reconciliation_exception where get_byte(uuid_send(id), 15) % 2 = 0`,
  'vacuum analyze',
];
/** A table of fewer rows is one page or two: it is read as it lies. */
const LARGE = 1_000;

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'Recheck Cond'?: string;
  readonly Plans?: readonly Plan[];
}

/** A worker looks for operations now and then, in a transaction of TypeORM's: no part of any answer. */
const isOfTheWorker = (text: string): boolean =>
  text.includes('platform.operation') || text === 'START TRANSACTION' || text === 'COMMIT';

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

describe('the headline query', () => {
  let amparo: TestApp;
  let manager: ApiClient;
  let people: TestPeople;
  let ids: string[];
  let groups: string[];

  const recorded = async (id: string, query = ''): Promise<readonly RecordedStatement[]> =>
    (
      await record(id, async () => {
        const { status } = await manager.get(`/v1/beneficiaries/${people.handle(id)}${query}`);
        expect(status).toBe(200);
      })
    ).statements;
  const prepared = (statements: readonly RecordedStatement[]) => statements.filter(({ name }) => name);

  beforeAll(async () => {
    amparo = await startTestApp();
    people = new TestPeople(amparo);
    ids = await people.individuals(PEOPLE);
    groups = [];
    for (const size of [FEW, MANY])
      groups.push(
        await people.group(ids.slice(0, size).map((registrantId, at) => ({ registrantId, isHead: at === 0 }))),
      );
    await connected(amparo.urls.data, fill);
    await connected(amparo.urls.data, async (client) => {
      for (const text of DISPUTED) await client.query(text);
    });
    manager = await amparo.api('program_manager', { programs: ['CASH', 'FOOD'] });
    await manager.get('/v1/me'); // its token is known
  }, 120_000);
  afterAll(() => amparo.close());

  it('sends as many statements for the last as for the first, and for many members as for few', async () => {
    const texts = async (id: string, query?: string) =>
      (await recorded(id, query)).map(({ text }) => text).filter((text) => !isOfTheWorker(text));
    const first = await texts(ids[0]!);
    expect(first.length).toBeGreaterThan(4);
    expect(await texts(ids.at(-1)!)).toEqual(first);
    const few = await texts(groups[0]!, '?include=members');
    expect(await texts(groups[1]!, '?include=members')).toEqual(few);
    expect(few.length).toBe(first.length + 1);
  });

  it('reads every large table by an index alone', async () => {
    const statements = prepared(await recorded(groups[1]!, '?include=members'));
    const large = await people.rows<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and c.reltuples >= $1 and n.nspname in ('registry', 'programs', 'entitlements', 'disbursements')`,
      [LARGE],
    );
    const names = large.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['registrant', 'enrolment', 'entitlement', 'disbursement']));
    const scans = await connectedAs(reachingEveryProgram(amparo.urls.data), async (client) => {
      await client.query('set plan_cache_mode = force_generic_plan'); // what a connection that lives long settles on
      const plans: Plan[] = [];
      for (const { text, values } of statements) {
        const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, [...values]); // prettier-ignore
        plans.push(rows[0]!['QUERY PLAN'][0].Plan);
      }
      return plans.flatMap(nodesOf).filter((node) => names.includes(node['Relation Name'] ?? ''));
    });
    expect(new Set(scans.map((node) => node['Relation Name']))).toEqual(
      new Set([
        'registrant',
        'enrolment',
        'entitlement',
        'disbursement',
        'reconciliation_exception',
        'exception_resolution',
      ]),
    );
    const byIndex = ['Index Scan', 'Index Only Scan', 'Bitmap Heap Scan'];
    expect(scans.filter((node) => !byIndex.includes(node['Node Type']))).toEqual([]);
    const inOrder = scans.filter((node) => !node['Index Cond'] && !node['Recheck Cond']); // all of it, in the order of an index
    expect(inOrder).toEqual([]);
  });
});
