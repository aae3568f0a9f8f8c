import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type AdministratorOrder, makeAdministrator } from '#access';
import { connected, testDatabases, type TestDatabases } from '../support/database.js';

const ISSUER = 'https://id.example.org/realms/amparo';
const run = promisify(execFile);

describe('the first administrator', () => {
  let databases: TestDatabases;
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'amparo-administrator-'));
  });
  beforeEach(async () => {
    databases = await testDatabases();
  });
  afterEach(() => databases.drop());
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const order = (change: Partial<AdministratorOrder> = {}): AdministratorOrder => ({
    databaseUrl: databases.urls.owner,
    issuer: ISSUER,
    subject: 'amina',
    organisation: 'ministry',
    days: 90,
    another: false,
    ...change,
  });
  const rows = async (sql: string) =>
    connected(databases.urls.data, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
  const administrators = async () => (await rows('select from access.v_administrator')).length;

  it('may give everything everywhere, for 90 days at most', async () => {
    const made = await makeAdministrator(order());
    const [grant] = await rows(
      'select *, extract(epoch from expires_at - valid_from)::int as seconds from access.user_grant',
    );
    expect(grant).toMatchObject({
      id: made.grantId,
      user_id: made.userId,
      role: 'registry_admin',
      program_ids: null,
      areas: null,
      parent_id: null,
      depth: 0,
      seconds: 90 * 86_400,
    });
    expect(await administrators()).toBe(1);
    await expect(makeAdministrator(order({ subject: 'long', days: 91, another: true }))).rejects.toMatchObject({
      constraint: 'user_grant_longest',
    });
  });

  it('is the only one, unless another is asked for', async () => {
    await makeAdministrator(order());
    await expect(makeAdministrator(order({ subject: 'bela' }))).rejects.toThrow('--another');
    await makeAdministrator(order({ subject: 'bela', another: true }));
    const before = await rows('select id from access.app_user order by id');
    await makeAdministrator(order({ another: true })); // the same for longer
    expect(await rows('select id from access.app_user order by id')).toEqual(before);
    await expect(makeAdministrator(order({ organisation: 'elsewhere', another: true }))).rejects.toThrow(
      'another organisation',
    );
    expect(await administrators()).toBe(3);
  });

  it('is one when two are made at once', async () => {
    const made = await Promise.allSettled([makeAdministrator(order()), makeAdministrator(order({ subject: 'bela' }))]);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await administrators()).toBe(1);
  });

  it('is made by the owner of the tables only', async () => {
    await expect(makeAdministrator(order({ databaseUrl: databases.urls.data }))).rejects.toMatchObject({
      constraint: 'user_grant_from_host',
    });
    expect(await administrators()).toBe(0);
  });

  it('is made by the command, which tells what it made and tells the audit trail', async () => {
    const { data, keys, owner, worker } = databases.urls;
    const env = {
      PATH: process.env['PATH'] ?? '',
      NODE_ENV: 'test',
      DATABASE_URL: data,
      AMPARO_OWNER_DATABASE_URL: owner,
      AMPARO_WORKER_DATABASE_URL: worker,
      AMPARO_KEY_DATABASE_URL: keys,
      AMPARO_DATA_DIR: folder,
      AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
      OIDC_ISSUERS: JSON.stringify([{ issuer: ISSUER, audience: 'amparo', jwksUri: `${ISSUER}/certs` }]),
    };
    const command = (...told: string[]) => run(process.execPath, ['dist/src/administrator.js', ...told], { env });
    const told = ['--subject', 'amina', '--organisation', 'ministry'];
    await expect(command('--issuer', 'https://other.example', ...told)).rejects.toMatchObject({
      stderr: expect.stringContaining('No such issuer is configured') as string,
    });
    const { stdout } = await command('--issuer', ISSUER, ...told);
    const [user] = await rows('select id, active from access.app_user');
    expect(stdout).toMatch(new RegExp(`^user ${user!['id'] as string}\ngrant [0-9a-f-]{36}\nuntil `));
    await expect(command('--issuer', ISSUER, ...told)).rejects.toMatchObject({
      stderr: expect.stringContaining('There is an administrator') as string,
    });
    expect(await rows('select action, object_ids from audit.event')).toEqual([
      { action: 'grant:make', object_ids: [/grant (\S+)/.exec(stdout)![1]] },
    ]);
  }, 120_000);
});
