import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { roleOf } from '#platform/database/grant-access.js';
import { startService } from '../../demo/main-job/service.js';
import { connected, testDatabases, type TestDatabases } from '../support/database.js';

const run = promisify(execFile);

describe('databases that do not keep what they must decide in production', () => {
  let databases: TestDatabases;
  let urls: DatabaseUrls;
  const folder = mkdtempSync(join(tmpdir(), 'amparo-boot-'));
  const issuer = 'https://id.example.org';
  const environment = (): Record<string, string> => ({
    PATH: process.env['PATH'] ?? '',
    NODE_ENV: 'production',
    PORT: '0',
    DATABASE_URL: urls.owner,
    AMPARO_OWNER_DATABASE_URL: urls.owner,
    AMPARO_WORKER_DATABASE_URL: urls.worker,
    AMPARO_KEY_DATABASE_URL: urls.keys,
    AMPARO_DATA_DIR: folder,
    AMPARO_AUDIT_DIR: join(folder, 'audit'),
    AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
    OIDC_ISSUERS: JSON.stringify([{ issuer, audience: 'amparo', jwksUri: `${issuer}/certs` }]),
  });
  const refusal = (): string =>
    `The databases do not keep what they must (docs/operations.md, Databases):\n` +
    `  - the application role ${roleOf(urls.owner)} is the owner of the tables`;
  beforeAll(async () => {
    databases = await testDatabases();
    ({ urls } = databases);
  });
  afterAll(async () => {
    await databases.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('whether it boots: before it listens', async () =>
    expect(startService(folder, environment())).rejects.toThrow(`Amparo did not start: ${refusal()}`));

  it.each([
    ['seed', []],
    ['administrator', ['--issuer', issuer, '--subject', 'amina', '--organisation', 'ministry']],
  ])('whether the command %s writes: before it has', async (name, told) => {
    await expect(run(process.execPath, [`dist/src/${name}.js`, ...told], { env: environment() })).rejects.toMatchObject(
      { code: 1, stdout: '', stderr: expect.stringContaining(refusal()) as string },
    );
    const written = await connected(urls.data, (client) =>
      client.query('select id from registry.id_type union all select id from access.app_user'),
    );
    expect(written.rows).toEqual([]);
  });
});
