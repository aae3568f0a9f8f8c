import type { AmparoConfig } from '#config/config.js';
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from '../embedded-postgres/index.js';
import { DatabaseUrls } from './database-urls.js';
import { ensureEmbeddedDatabases } from './embedded-databases.js';

/** The databases to use, and how to leave them: an embedded server is stopped only by the process that started it. */
export interface Provision {
  readonly urls: DatabaseUrls;
  /** Which databases, in words for the log: never a URL, it may hold a password. */
  readonly told: string;
  release(): Promise<void>;
}

/** Finds the two databases: by URL, or in the embedded PostgreSQL of the data folder, which is started when needed. */
export async function provisionDatabases(config: AmparoConfig): Promise<Provision> {
  const { url, ownerUrl, workerUrl, keyUrl } = config.database;
  if (url) {
    const urls = new DatabaseUrls(url, keyUrl ?? besides(url), { owner: ownerUrl, worker: workerUrl });
    return { urls, told: 'Databases by DATABASE_URL', release: () => Promise.resolve() };
  }
  const server = await ensureEmbeddedPostgres({ dataDirectory: config.app.dataDirectory });
  const urls = await ensureEmbeddedDatabases(server);
  return {
    urls: keyUrl ? new DatabaseUrls(urls.data, keyUrl, urls) : urls,
    told: `Embedded PostgreSQL ${server.how} on port ${server.port}`,
    release: () => leave(server),
  };
}

/** Without a URL of its own the key store is the database NAME_keys on the same server. */
function besides(dataUrl: string): string {
  const url = new URL(dataUrl);
  url.pathname = `${url.pathname}_keys`;
  return url.toString();
}

const leave = (server: EmbeddedPostgres): Promise<void> =>
  server.how === 'reused' ? Promise.resolve() : server.stop();
