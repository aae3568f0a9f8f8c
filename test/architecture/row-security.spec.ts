import { DATA_GRANTS } from '../../migrations/grants.js';
import { connected, type TestDatabases, testDatabases } from '../support/database.js';
import {
  AS_SERVICE,
  DEFINER_FUNCTIONS,
  READ_BY_ALL,
  REACHING_EVERY_PROGRAM,
  WITHOUT_POLICY,
} from './row-security.law.js';
import { isSpec, sourcesOf } from './sources.js';

interface Table {
  readonly name: string;
  readonly schema: string;
  readonly columns: readonly string[];
  readonly refers: readonly string[];
  readonly walled: boolean;
  readonly policies: readonly string[];
}

const TABLES = `
  select c.oid::regclass::text as name, n.nspname as schema, c.relrowsecurity and c.relforcerowsecurity as walled,
         array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped) as columns,
         array(select confrelid::regclass::text from pg_constraint where conrelid = c.oid and contype = 'f') as refers,
         array(select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public') order by 1`;

describe('row security', () => {
  let databases: TestDatabases;
  let tables: readonly Table[];
  const rows = <T extends object>(sql: string): Promise<T[]> =>
    connected(databases.urls.data, async (client) => (await client.query<T>(sql)).rows);

  beforeAll(async () => {
    databases = await testDatabases();
    tables = await rows<Table>(TABLES);
  });
  afterAll(() => databases.drop());

  const scoped = (): readonly Table[] => tables.filter(({ policies }) => policies.some((text) => text !== 'true'));

  it('stands, for the owner too, around every table that belongs to a program or reaches one', () => {
    const reaching = new Set(scoped().map(({ name }) => name));
    const bare = tables
      .filter(
        ({ name, schema, columns, refers }) =>
          DATA_GRANTS.walled.some((walled) => [name, `${schema}.*`].includes(walled)) ||
          columns.some((column) => /^program_ids?$/.test(column)) ||
          refers.some((table) => reaching.has(table)),
      )
      .filter(({ name, walled, policies }) => !(walled && policies.length > 0) && !(name in WITHOUT_POLICY));
    expect(bare.map(({ name }) => name)).toEqual([]);
    expect(reaching.size).toBeGreaterThan(20);
  });

  it('asks which programs the transaction reaches, directly or by a row it can see', () => {
    const strange = scoped().flatMap(({ policies }) =>
      policies.filter(
        (text) => text !== 'true' && !text.includes('platform.in_scope(') && !text.includes('EXISTS ( SELECT'),
      ),
    );
    expect(strange).toEqual([]);
    const open = tables.filter(({ policies }) => policies.includes('true')).map(({ name }) => name);
    expect(open.filter((name) => !name.endsWith('.allowed_move'))).toEqual(Object.keys(READ_BY_ALL));
  });

  it('looks nothing up for rows of registrants: a large table carries its program', () => {
    const large = scoped().filter(({ columns }) => columns.includes('registrant_id'));
    const lookingUp = large.filter(({ policies }) => policies.some((text) => text.includes('SELECT')));
    expect(lookingUp.map(({ name }) => name)).toEqual([]);
    expect(large.length).toBeGreaterThan(7);
  });

  it('is not passed by through a view, nor through a function with the rights of its owner', async () => {
    const views = await rows<{ name: string; options: string[] | null }>(
      `select oid::regclass::text as name, reloptions as options from pg_class
        where relkind in ('v', 'm') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)' order by 1`,
    );
    expect(views.length).toBeGreaterThan(5);
    expect(views.filter(({ options }) => !options?.includes('security_invoker=true')).map(({ name }) => name)).toEqual(
      [],
    );
    const definers = await rows<{ name: string }>(
      `select oid::regproc::text as name from pg_proc
        where prosecdef and pronamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
    );
    expect(definers.map(({ name }) => name).toSorted()).toEqual(Object.keys(DEFINER_FUNCTIONS).toSorted());
  });

  it('is told what it lets through in one place, and lifted in few', () => {
    const sources = sourcesOf('src', 'scripts').filter((source) => !isSpec(source));
    const naming = (what: RegExp): string[] => sources.filter(({ text }) => what.test(text)).map(({ path }) => path);
    expect(naming(/set_config\('amparo\.programs|-c amparo\.programs/)).toEqual(['src/platform/database/row-scope.ts']);
    expect(naming(/reachingEveryProgram/).toSorted()).toEqual(Object.keys(REACHING_EVERY_PROGRAM).toSorted());
    expect(naming(/asService|THE_SERVICE/).toSorted()).toEqual(Object.keys(AS_SERVICE).toSorted());
    expect(naming(/row_security/)).toEqual([]);
  });

  it('keeps no exception that nobody uses', () => {
    const names = tables.map(({ name }) => name);
    expect(Object.keys(WITHOUT_POLICY).filter((name) => !names.includes(name))).toEqual([]);
  });
});
