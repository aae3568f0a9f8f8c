import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { ensureEmbeddedDatabases } from '#platform/database/embedded-databases.js';
import { prepareDatabases } from '#platform/database/prepare-databases.js';
import { ensureEmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { SCHEMA } from '../../migrations/index.js';

/** Names of the migrated databases that every test database is a copy of. */
export const TEMPLATES = { data: 'amparo_template', keys: 'amparo_keys_template' } as const;

/** Nothing here must outlive a crash, so nothing waits for the disk; and nobody guesses the passwords. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '300',
  autovacuum: 'off',
  scram_iterations: '1',
};

/** Another database of the same server, by the same role. */
export function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

/** The same roles in other databases of their server. */
export const inDatabases = (urls: DatabaseUrls, data: string, keys: string): DatabaseUrls =>
  new DatabaseUrls(databaseUrl(urls.data, data), databaseUrl(urls.keys, keys), {
    owner: databaseUrl(urls.owner, data),
    worker: databaseUrl(urls.worker, data),
  });

export interface TestServer {
  /** Connection string of the maintenance database, as the superuser. */
  readonly url: string;
  /** The templates themselves, for what only reads: no copy can be made while somebody is connected. */
  readonly templates: DatabaseUrls;
  stop(): Promise<void>;
}

/** One PostgreSQL of our own on a free port, with the two migrated templates and the roles apart; it leaves nothing behind. */
export async function startTestServer(): Promise<TestServer> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'amparo-test-'));
  const server = await ensureEmbeddedPostgres({ dataDirectory, port: 0, settings: SETTINGS });
  const stop = async (): Promise<void> => {
    await server.stop();
    for (const folder of [server.folder, dataDirectory]) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const templates = await ensureEmbeddedDatabases(server, TEMPLATES);
    await prepareDatabases(templates, SCHEMA);
    return { url: server.url('postgres'), templates, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
