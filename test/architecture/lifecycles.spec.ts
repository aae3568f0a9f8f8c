import { Flow } from '#platform/lifecycle/flow.js';
import { connected, type TestDatabases, testDatabases } from '../support/database.js';
import { exportsOf } from '../support/discover.js';
import { SCHEMA_OF } from './house.law.js';

type AnyFlow = Flow<string>;

const flows = (await exportsOf('.lifecycle'))
  .filter(({ value }) => value instanceof Flow)
  .map(({ path, value }) => ({ schema: SCHEMA_OF[path.split('/')[0]!]!, flow: value as AnyFlow }));
const named = flows.map(({ schema, flow }) => [`${schema}.${flow.subject}`, schema, flow] as const);

function reachable(flow: AnyFlow): string[] {
  const reached = new Set([flow.initial]);
  for (const from of reached) for (const to of flow.states) if (flow.allows(from, to)) reached.add(to);
  return [...reached];
}

describe('the lifecycles', () => {
  let databases: TestDatabases;
  const rows = async (sql: string): Promise<string[]> =>
    connected(databases.urls.data, async (client) =>
      (await client.query<{ line: string }>(sql)).rows.map(({ line }) => line),
    );

  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  it('are those of registrants, access requests, programs, entitlements, disbursements and quarantined records', () => {
    expect(named.map(([name]) => name).toSorted()).toEqual([
      'disbursements.batch',
      'disbursements.counter',
      'disbursements.goods',
      'disbursements.money',
      'entitlements.cycle',
      'entitlements.entitlement',
      'programs.duplicate',
      'programs.enrolment',
      'programs.program',
      'registry.access_request',
      'registry.registrant',
      'sr_sync.quarantined_record',
    ]);
  });

  it.each(named)(
    '%s moves between states it knows, and allows exactly what its table says, pair by pair',
    (_name, _schema, flow) => {
      const pairs = flow.pairs().map((pair) => pair.join(' -> '));
      expect(new Set(pairs).size).toBe(pairs.length);
      for (const from of flow.states)
        for (const to of flow.states) {
          const allowed = pairs.includes(`${from} -> ${to}`);
          expect([from, to, flow.allows(from, to), flow.sourcesOf(to).includes(from)]).toEqual([
            from,
            to,
            allowed,
            allowed,
          ]);
          if (allowed) expect(() => flow.assert(from, to)).not.toThrow();
          else expect(() => flow.assert(from, to)).toThrow(`A ${flow.subject} cannot go from ${from} to ${to}`);
        }
      expect(
        flow
          .pairs()
          .flat()
          .filter((state) => !flow.states.includes(state)),
      ).toEqual([]);
      expect(flow.states.filter((state) => flow.allows(state, state))).toEqual([]);
    },
  );

  it.each(named)('%s reaches every one of its states', (_name, _schema, flow) => {
    expect(reachable(flow).toSorted()).toEqual([...flow.states].toSorted());
  });

  it.each(named)("%s is the database's table of allowed moves", async (_name, schema, flow) => {
    const stored = await rows(
      `select from_state || ' -> ' || to_state as line from ${schema}.allowed_move where lifecycle = '${flow.subject}'`,
    );
    expect(stored.toSorted()).toEqual(
      flow
        .pairs()
        .map((pair) => pair.join(' -> '))
        .toSorted(),
    );
  });

  it('leave no move in the database that no lifecycle names', async () => {
    for (const schema of new Set(flows.map((one) => one.schema))) {
      const subjects = flows.filter((one) => one.schema === schema).map(({ flow }) => flow.subject);
      expect((await rows(`select distinct lifecycle as line from ${schema}.allowed_move`)).toSorted()).toEqual(
        subjects.toSorted(),
      );
    }
  });

  it('bind every history row to an allowed pair, by a foreign key or by a check of the same pairs', async () => {
    const histories = await rows(
      `select table_schema || '.' || table_name as line from information_schema.columns where column_name = 'to_state' and table_name <> 'allowed_move'`,
    );
    const bound = await rows(
      `select conrelid::regclass::text as line from pg_constraint
        where contype = 'f' and cardinality(conkey) = 3 and confrelid::regclass::text = split_part(conrelid::regclass::text, '.', 1) || '.allowed_move'`,
    );
    const checked = new Map<string, string[]>(
      (
        await rows(
          `select conrelid::regclass::text || '=' || (
                    select string_agg(found[1], ';' order by found[1]) from regexp_matches(pg_get_constraintdef(oid), '''([a-z_]+ [a-z_]+ [a-z_]+)''', 'g') found) as line
             from pg_constraint where contype = 'c' and conname like '%\\_move' and convalidated`,
        )
      ).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1).split(';')] as const),
    );
    expect(histories.length).toBeGreaterThan(4);
    expect([...bound, ...checked.keys()].toSorted()).toEqual(histories.toSorted());
    for (const [history, pairs] of checked) {
      const lifecycles = [...new Set(pairs.map((pair) => `'${pair.slice(0, pair.indexOf(' '))}'`))].join();
      const allowed = await rows(
        `select lifecycle || ' ' || from_state || ' ' || to_state as line from ${history.split('.')[0]}.allowed_move where lifecycle in (${lifecycles})`,
      );
      expect([history, pairs.toSorted()]).toEqual([history, allowed.toSorted()]);
    }
  });
});
