import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { databaseUrl, TEMPLATES } from './test-server.js';

export interface TestDatabases {
  readonly urls: DatabaseUrls;
  drop(): Promise<void>;
}

/** A data database and a key store of one's own, migrated and empty. Connections still open are cut by `drop`. */
export async function testDatabases(): Promise<TestDatabases> {
  const suffix = randomBytes(6).toString('hex');
  const names = { data: `data_${suffix}`, keys: `keys_${suffix}` };
  await administer(
    `create database ${names.data} template ${TEMPLATES.data}`,
    `create database ${names.keys} template ${TEMPLATES.keys}`,
  );
  return {
    urls: new DatabaseUrls(urlOf(names.data), urlOf(names.keys)),
    drop: () => administer(`drop database ${names.data} with (force)`, `drop database ${names.keys} with (force)`),
  };
}

/** Runs `work` with one connection to the database. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const administer = (...statements: readonly string[]): Promise<void> =>
  connected(serverUrl(), async (client) => {
    for (const statement of statements) await client.query(statement);
  });

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url) throw new Error('No test server: run the specs with `npm test`');
  return url;
}

const urlOf = (database: string): string => databaseUrl(serverUrl(), database);
