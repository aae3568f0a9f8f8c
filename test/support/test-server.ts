import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { migrate } from '#platform/database/migrate.js';
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { DATA_MIGRATIONS, KEY_MIGRATIONS } from '../../migrations/index.js';

/** Names of the migrated databases that every test database is a copy of. */
export const TEMPLATES = { data: 'amparo_template', keys: 'amparo_keys_template' } as const;

/** Nothing here must outlive a crash, so nothing waits for the disk. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '300',
  autovacuum: 'off',
};

/** The templates themselves, for what only reads: no copy can be made while somebody is connected. */
export const templateUrls = (serverUrl: string): DatabaseUrls =>
  new DatabaseUrls(databaseUrl(serverUrl, TEMPLATES.data), databaseUrl(serverUrl, TEMPLATES.keys));

/** Another database of the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

export interface TestServer {
  /** Connection string of the maintenance database. */
  readonly url: string;
  stop(): Promise<void>;
}

/** One PostgreSQL of our own on a free port, with the two migrated templates; it leaves nothing behind. */
export async function startTestServer(): Promise<TestServer> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'amparo-test-'));
  const server = await ensureEmbeddedPostgres({ dataDirectory, port: 0, settings: SETTINGS });
  const stop = async (): Promise<void> => {
    await server.stop();
    for (const folder of [server.folder, dataDirectory]) rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all([
      prepare(server, TEMPLATES.data, DATA_MIGRATIONS),
      prepare(server, TEMPLATES.keys, KEY_MIGRATIONS),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url('postgres'), stop };
}

async function prepare(server: EmbeddedPostgres, name: string, migrations: (new () => object)[]): Promise<void> {
  await server.ensureDatabase(name);
  await migrate(server.url(name), migrations);
}
