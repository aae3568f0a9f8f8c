import { Logger } from '@nestjs/common';
import type { AmparoConfig } from '#config/config.js';
import { type EmbeddedPostgres, ensureEmbeddedPostgres } from '../embedded-postgres/index.js';
import { DatabaseUrls } from './database-urls.js';

/** The databases to use, and how to leave them: an embedded server is stopped only by the process that started it. */
export interface Provision {
  readonly urls: DatabaseUrls;
  release(): Promise<void>;
}

/** Finds the two databases: by URL, or in the embedded PostgreSQL of the data folder, which is started when needed. */
export async function provisionDatabases(config: AmparoConfig): Promise<Provision> {
  const { url, keyUrl } = config.database;
  if (url) return { urls: new DatabaseUrls(url, keyUrl ?? besides(url)), release: () => Promise.resolve() };
  const server = await ensureEmbeddedPostgres({ dataDirectory: config.app.dataDirectory });
  await server.ensureDatabase('amparo');
  await server.ensureDatabase('amparo_keys');
  new Logger('Database').log(`Embedded PostgreSQL ${server.how} on port ${server.port}`);
  return { urls: new DatabaseUrls(server.url('amparo'), keyUrl ?? server.url('amparo_keys')), release: () => leave(server) };
}

/** Without a URL of its own the key store is the database NAME_keys on the same server. */
function besides(dataUrl: string): string {
  const url = new URL(dataUrl);
  url.pathname = `${url.pathname}_keys`;
  return url.toString();
}

const leave = (server: EmbeddedPostgres): Promise<void> => (server.how === 'reused' ? Promise.resolve() : server.stop());
