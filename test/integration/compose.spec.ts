import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkDatabases } from '#platform/database/check-databases/check-databases.js';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { prepareDatabases } from '#platform/database/prepare-databases.js';
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { SCHEMA } from '../../migrations/index.js';
import { connectedAs } from '../support/database.js';

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const compose = read('compose.yaml');
const PASSWORD = 'secret';

/** The statements of the init script, with its variables filled in as psql would. */
const statements = /<<'SQL'\n(.*)\nSQL\n/s
  .exec(read('config/compose/init-databases.sh'))![1]!
  .replaceAll(/:'\w+'/g, `'${PASSWORD}'`)
  .split(/;\s*/)
  .filter((statement) => statement !== '');

/** PostgreSQL as its image would be without our settings: what is quiet is so because compose.yaml says so. */
const STOCK = {
  log_statement: 'none',
  log_parameter_max_length: '-1',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'default',
  log_min_error_statement: 'error',
};

describe('compose.yaml', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-compose-'));
  let server: EmbeddedPostgres | undefined;
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('sets up databases with which the service starts in production', async () => {
    const told = Object.fromEntries([...compose.matchAll(/-c (\w+)=(\w+)/g)].map(([, name, value]) => [name!, value!]));
    expect(Object.keys(told).length).toBeGreaterThan(3);
    server = await ensureEmbeddedPostgres({ dataDirectory: folder, port: 0, settings: { ...STOCK, ...told } });
    await connectedAs(server.url('postgres'), async (client) => {
      for (const statement of statements) await client.query(statement);
    });
    const url = (name: string): string =>
      new RegExp(`${name}: (postgres://\\S+)`)
        .exec(compose)![1]!
        .replace(/\$\{\w+\}/, PASSWORD)
        .replace('database:5432', `127.0.0.1:${server!.port}`);
    const urls = new DatabaseUrls(url('[^_]DATABASE_URL'), url('AMPARO_KEY_DATABASE_URL'), {
      owner: url('AMPARO_OWNER_DATABASE_URL'),
      worker: url('AMPARO_WORKER_DATABASE_URL'),
    });
    await prepareDatabases(urls, SCHEMA);
    const warn = (): void => {
      throw new Error('warned in production');
    };
    await checkDatabases(urls, SCHEMA.grants, { production: true, warn });
  }, 60_000);
});
