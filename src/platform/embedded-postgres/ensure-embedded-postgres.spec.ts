import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { ensureEmbeddedPostgres, type EmbeddedPostgres } from './index.js';

const doorUrl = new URL('./index.js', import.meta.url).href;

async function ask(server: EmbeddedPostgres, sql: string, values: unknown[] = []): Promise<unknown[][]> {
  const client = new pg.Client(server.url('amparo'));
  // A server killed on purpose cuts its connections; that must not end the test run.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text: sql, values, rowMode: 'array' })).rows as unknown[][];
  } finally {
    await client.end();
  }
}

/** What a process of its own gets, which ends without stopping the server. */
async function elsewhere(dataDirectory: string): Promise<{ how: string; pid: number; port: number }> {
  const program = `import { ensureEmbeddedPostgres } from ${JSON.stringify(doorUrl)};
    const server = await ensureEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, port: 0 });
    await server.ensureDatabase('amparo');
    process.stdout.write(JSON.stringify({ how: server.how, pid: server.pid, port: server.port }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return JSON.parse(stdout) as { how: string; pid: number; port: number };
}

/** Who a process of its own is when it enters by a role that another has made. */
async function elsewhereAs(dataDirectory: string, role: string): Promise<string> {
  const program = `import pg from 'pg';
    import { ensureEmbeddedPostgres } from ${JSON.stringify(doorUrl)};
    const server = await ensureEmbeddedPostgres({ dataDirectory: ${JSON.stringify(dataDirectory)}, port: 0 });
    const client = new pg.Client(server.url('postgres', ${JSON.stringify(role)}));
    await client.connect();
    process.stdout.write((await client.query('SELECT current_user::text AS name')).rows[0].name);
    await client.end();`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
  return stdout;
}

describe('the embedded PostgreSQL', () => {
  const top = mkdtempSync(join(tmpdir(), 'amparo-pg-'));
  const dataDirectory = join(top, 'data');
  const ensure = () => ensureEmbeddedPostgres({ dataDirectory, port: 0, settings: { shared_buffers: '32MB' } });
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await ensure();
    await server.ensureDatabase('amparo');
  }, 60_000);

  afterAll(async () => {
    await (await ensure()).stop();
    // Below a folder others cannot enter the cluster lies elsewhere.
    rmSync(server.folder, { recursive: true, force: true });
    rmSync(top, { recursive: true, force: true });
  }, 60_000);

  it('makes a cluster that listens on this machine only and wants a password', async () => {
    expect(server.how).toBe('created');
    expect(
      await ask(
        server,
        `SELECT current_user::text, current_setting('listen_addresses'), current_setting('lc_collate', true)`,
      ),
    ).toEqual([['amparo', '127.0.0.1', null]]);
    expect(
      await ask(
        server,
        `SELECT current_setting('shared_buffers'), current_setting('jit'), current_setting('server_encoding')`,
      ),
    ).toEqual([['32MB', 'off', 'UTF8']]);
    expect(statSync(join(dataDirectory, 'database-password')).mode & 0o777).toBe(0o600);
    const stranger = new pg.Client(server.url('amparo').replace(/:[^:@]+@/, ':wrong@'));
    await expect(stranger.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  it('makes a database once, however many ask', async () => {
    await Promise.all([0, 1, 2].map(() => server.ensureDatabase('many "asked"')));
    expect(await ask(server, `SELECT count(*)::int FROM pg_database WHERE datname = 'many "asked"'`)).toEqual([[1]]);
  });

  it('makes lesser roles once, however many ask, and hands them what the superuser made before', async () => {
    await server.ensureDatabase('handed over');
    const asked = async (sql: string, role?: string): Promise<unknown[][]> => {
      const client = new pg.Client(server.url('handed over', role));
      await client.connect();
      try {
        return (await client.query({ text: sql, rowMode: 'array' })).rows as unknown[][];
      } finally {
        await client.end();
      }
    };
    await asked('CREATE SCHEMA old');
    await asked('CREATE TABLE old."a table" (id serial PRIMARY KEY)');
    await asked('CREATE VIEW old.a_view AS SELECT id FROM old."a table"');
    await asked('CREATE FUNCTION old.f(int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$');
    await asked('CREATE TABLE public.list (id serial)');
    await Promise.all([0, 1, 2].map(() => server.ensureRoles(['keeper', 'guest'])));
    await Promise.all([0, 1, 2].map(() => server.ensureDatabase('handed over', 'keeper')));
    const strangers = `SELECT relname::text FROM pg_class WHERE relnamespace IN ('old'::regnamespace, 'public'::regnamespace)
                          AND pg_get_userbyid(relowner) <> 'keeper'`;
    expect(await asked(strangers)).toEqual([]);
    for (const sql of ['DROP SCHEMA old CASCADE', 'DROP TABLE public.list', 'CREATE SCHEMA young'])
      await asked(sql, 'keeper');
    await expect(asked('CREATE SCHEMA mine', 'guest')).rejects.toMatchObject({ code: '42501' });
    expect(await asked('SELECT rolsuper, rolcreaterole FROM pg_roles WHERE rolname = current_user', 'guest')).toEqual([
      [false, false],
    ]);
    expect(await elsewhereAs(dataDirectory, 'guest')).toBe('guest');
  });

  it('is reused by a second call and by another process', async () => {
    expect(await ensure()).toMatchObject({ how: 'reused', pid: server.pid, port: server.port });
    expect(await elsewhere(dataDirectory)).toEqual({ how: 'reused', pid: server.pid, port: server.port });
  });

  it('keeps values out of its log, even those that an error quotes', async () => {
    await ask(server, 'CREATE TABLE logged (value text PRIMARY KEY)');
    const value = 'quoted4by2errors';
    await ask(server, 'INSERT INTO logged VALUES ($1)', [value]);
    await expect(ask(server, 'INSERT INTO logged VALUES ($1)', [value])).rejects.toThrow('duplicate key');
    await expect(ask(server, 'SELECT $1::text::int', [value])).rejects.toThrow(value);
    await expect(ask(server, `SELECT '${value}'::int`)).rejects.toThrow(value);
    expect(readFileSync(join(server.folder, 'postgres.log'), 'utf8')).not.toContain(value);
  });

  it('loses nothing committed when it is killed', async () => {
    await ask(server, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n');
    process.kill(server.pid, 'SIGKILL');
    await sleep(50);
    const recovered = await ensure();
    expect(recovered.how).toBe('started');
    expect(recovered.pid).not.toBe(server.pid);
    expect(await ask(recovered, 'SELECT count(*)::int FROM kept')).toEqual([[1000]]);
    server = recovered;
  }, 60_000);

  it('stops, twice without complaint, and starts again', async () => {
    await server.stop();
    await server.stop();
    await expect(ask(server, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');
    server = await ensure();
    expect(server.how).toBe('started');
  }, 60_000);

  it('takes another port when the wished one is taken', async () => {
    const other = await ensureEmbeddedPostgres({ dataDirectory: join(top, 'other'), port: server.port });
    expect(other.how).toBe('created');
    expect(other.port).not.toBe(server.port);
    await other.stop();
    rmSync(other.folder, { recursive: true });
  }, 60_000);

  it('is made once when processes race, and outlives them', async () => {
    const raced = join(top, 'raced');
    const answers = await Promise.all([0, 1, 2].map(() => elsewhere(raced)));
    expect(answers.map(({ how }) => how).toSorted()).toEqual(['created', 'reused', 'reused']);
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1);
    const mine = await ensureEmbeddedPostgres({ dataDirectory: raced });
    expect(mine).toMatchObject({ how: 'reused', pid: answers[0]?.pid });
    await mine.stop();
    rmSync(mine.folder, { recursive: true });
  }, 60_000);

  it('says what to do when the folder is not writable or the password is gone', async () => {
    await expect(ensureEmbeddedPostgres({ dataDirectory: '/dev/null/x' })).rejects.toThrow('AMPARO_DATA_DIR');
    const orphan = join(top, 'orphan');
    const made = await ensureEmbeddedPostgres({ dataDirectory: orphan, port: 0 });
    await made.stop();
    rmSync(join(orphan, 'database-password'));
    await expect(ensureEmbeddedPostgres({ dataDirectory: orphan })).rejects.toThrow('password file');
    rmSync(made.folder, { recursive: true });
  }, 60_000);
});
