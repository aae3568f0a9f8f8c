import { grantAccess, roleOf } from '#platform/database/grant-access.js';
import { SCHEMA } from '../../migrations/index.js';
import { connected, connectedAs, testDatabases, type TestDatabases } from '../support/database.js';

const FORBIDDEN = { code: '42501' };
const MISSING_OR_FORBIDDEN = { code: expect.stringMatching(/^(42501|3F000)$/) as string };

describe('the roles of the data database', () => {
  let databases: TestDatabases;

  beforeAll(async () => {
    databases = await testDatabases();
  });
  afterAll(() => databases.drop());

  const run = (url: string, ...statements: readonly string[]): Promise<unknown[]> =>
    connectedAs(url, async (client) => {
      let rows: unknown[] = [];
      for (const statement of statements) ({ rows } = await client.query<object>(statement));
      return rows;
    });
  const application = (...statements: readonly string[]) => run(databases.urls.data, ...statements);
  const worker = (...statements: readonly string[]) => run(databases.urls.worker, ...statements);
  const names = async (sql: string): Promise<string[]> =>
    connected(databases.urls.data, async (client) =>
      (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name),
    );

  it('are three, of which none is a superuser, and everything belongs to the owner', async () => {
    const { owner, data, worker: bulk } = databases.urls;
    const roles = new Set([owner, data, bulk].map(roleOf));
    expect(roles.size).toBe(3);
    const strong = await names(`select rolname as name from pg_roles where rolsuper or rolbypassrls`);
    expect(strong.filter((name) => roles.has(name))).toEqual([]);
    expect(strong).toContain('amparo');
    const strangers = await names(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and pg_get_userbyid(c.relowner) <> '${roleOf(owner)}'`,
    );
    expect(strangers).toEqual([]);
  });

  it('let the application work: read, write, and stage rows in a temporary table', async () => {
    const rows = await application(
      'begin',
      `create temporary table staged (id uuid) on commit drop`,
      `insert into staged values (platform.uuid_v7())`,
      `insert into registry.registrant (id, kind, profile_sealed, profile_since, created_at, updated_at)
       select id, 'individual', '', now(), now(), now() from staged`,
      `update registry.registrant set updated_at = now() returning 1 as one`,
    );
    expect(rows).toEqual([{ one: 1 }]);
    await application(
      'insert into matching.match_token values (decode($$aa$$, $$hex$$), platform.uuid_v7(), platform.uuid_v7(), $$contact$$)',
    );
  });

  it('let the application put match tokens down and take them up, and never read one', async () => {
    for (const statement of [
      'select * from matching.match_token',
      'select token from matching.match_token',
      'select count(*) from matching.match_token group by token',
      `delete from matching.match_token where token = 'x'`,
      `copy matching.match_token to stdout`,
    ])
      await expect(application(statement)).rejects.toMatchObject(FORBIDDEN);
    expect(await worker('select token from matching.match_token')).toEqual([{ token: Buffer.from('aa', 'hex') }]);
    await application('delete from matching.match_token where value_id is not null');
    expect(await worker('select token from matching.match_token')).toEqual([]);
  });

  it('let neither application nor worker make, change, truncate or switch off anything', async () => {
    for (const by of [application, worker])
      for (const statement of [
        'create table registry.mine (id int)',
        'create table public.mine (id int)',
        'create schema mine',
        'create function registry.mine() returns int language sql as $$ select 1 $$',
        'alter table registry.registrant add column mine int',
        'alter table entitlements.fund_entry disable trigger all',
        'alter table entitlements.fund_entry disable trigger fund_entry_append_only',
        'drop table registry.registrant',
        'truncate registry.registrant cascade',
        'truncate entitlements.fund_entry',
        'create index on registry.registrant (kind)',
        'set session_replication_role = replica',
        `copy registry.registrant to program 'true'`,
        `select pg_read_file('postgresql.conf')`,
        'select * from public.schema_migration',
        `set role ${roleOf(databases.urls.owner)}`,
      ]) {
        await expect(by(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|42809)$/) as string });
      }
  });

  it('let nobody but the owner change what is written once', async () => {
    const once = await names(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and (c.relname like '%\\_history' or c.relname in ('allowed_move', 'rule_version', 'erasure') or exists (
          select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'platform.refuse_change'::regproc))
        order by 1`,
    );
    expect(once.length).toBeGreaterThan(12);
    for (const table of once) {
      await application(`select from ${table} limit 1`);
      await expect(application(`delete from ${table}`)).rejects.toMatchObject(FORBIDDEN);
      const [column] = await names(
        `select attname::text as name from pg_attribute where attrelid = '${table}'::regclass and attnum = 1`,
      );
      await expect(application(`update ${table} set ${column!} = ${column!}`)).rejects.toMatchObject(FORBIDDEN);
      if (table === 'registry.profile_history') continue; // bulk work seals it anew when a key is changed
      await expect(worker(`delete from ${table}`)).rejects.toMatchObject(FORBIDDEN);
    }
    await expect(
      application(`insert into entitlements.allowed_move values ('cycle', 'draft', 'paid')`),
    ).rejects.toMatchObject(FORBIDDEN);
  });

  it('let nothing be written through a view, which would write with the rights of the owner', async () => {
    const views = await names(
      `select c.oid::regclass::text as name from pg_class c where relkind = 'v' and c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)'`,
    );
    expect(views.length).toBeGreaterThan(5);
    for (const view of views)
      for (const by of [application, worker]) {
        // the application puts match tokens down and reads none
        if (by === application && view.startsWith('matching.'))
          await expect(by(`select from ${view} limit 1`)).rejects.toMatchObject(FORBIDDEN);
        else await by(`select from ${view} limit 1`);
        // a view of several tables takes no writes, whoever asks
        await expect(by(`delete from ${view}`)).rejects.toMatchObject({
          code: expect.stringMatching(/^(42501|55000)$/) as string,
        });
      }
  });

  it('keep bulk work away from who may do what, and from stored replies', async () => {
    expect(await worker('select from access.user_grant')).toEqual([]);
    await expect(worker(`update access.user_grant set expires_at = now()`)).rejects.toMatchObject(FORBIDDEN);
    await expect(
      worker(
        `insert into access.app_user (id, issuer, subject, organisation) values (platform.uuid_v7(), 'a', 'b', 'c')`,
      ),
    ).rejects.toMatchObject(FORBIDDEN);
    await expect(worker('select from platform.idempotency_key')).rejects.toMatchObject(FORBIDDEN);
  });

  it('leave PUBLIC nothing of ours', async () => {
    await connected(databases.urls.data, (client) => client.query(`create role stranger_of_roles login password 'x'`));
    try {
      const url = new URL(databases.urls.data);
      [url.username, url.password] = ['stranger_of_roles', 'x'];
      await grantAccess(databases.urls, SCHEMA.grants); // a copied database has the default rights of a database again
      await expect(run(url.href, 'select 1')).rejects.toMatchObject(FORBIDDEN);
      await connected(databases.urls.data, (client) =>
        client.query(`grant connect on database ${url.pathname.slice(1)} to stranger_of_roles`),
      );
      for (const statement of [
        'select platform.uuid_v7()',
        'select from registry.v_registrant',
        'create temporary table t (id int)',
        'select * from public.schema_migration',
      ])
        await expect(run(url.href, statement)).rejects.toMatchObject(MISSING_OR_FORBIDDEN);
      await connected(databases.urls.data, (client) =>
        client.query(`revoke connect on database ${url.pathname.slice(1)} from stranger_of_roles`),
      );
    } finally {
      await connected(databases.urls.data, (client) => client.query('drop role stranger_of_roles'));
    }
  });

  it('are given the same at every boot: what was added by hand is gone, what was taken is back', async () => {
    await connected(databases.urls.data, async (client) => {
      const role = roleOf(databases.urls.data);
      await client.query(`grant all on entitlements.fund_entry to ${role}; grant select (token) on matching.match_token to ${role};
                          revoke all on registry.registrant from ${role}; grant all on registry.registrant to public`);
    });
    await Promise.all([1, 2, 3].map(() => grantAccess(databases.urls, SCHEMA.grants)));
    await expect(application('truncate entitlements.fund_entry')).rejects.toMatchObject(FORBIDDEN);
    await expect(application('select token from matching.match_token')).rejects.toMatchObject(FORBIDDEN);
    await application('select from registry.registrant');
    await expect(application('truncate registry.registrant')).rejects.toMatchObject(FORBIDDEN);
  });

  it('may be one, outside of production: then nothing is granted and nothing taken', async () => {
    const { owner, keys } = databases.urls;
    const alone = { data: owner, worker: owner, owner, keys };
    await grantAccess(alone, SCHEMA.grants);
    await run(owner, 'begin', 'truncate registry.registrant', 'rollback');
  });
});
