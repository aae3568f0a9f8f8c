import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { roleOf } from '#platform/database/grant-access.js';
import { databaseUrl, inDatabases, TEMPLATES } from './test-server.js';

export interface TestDatabases {
  readonly urls: DatabaseUrls;
  drop(): Promise<void>;
}

/** A data database and a key store of one's own, migrated and empty. Connections still open are cut by `drop`. */
export async function testDatabases(): Promise<TestDatabases> {
  const suffix = randomBytes(6).toString('hex');
  const names = { data: `data_${suffix}`, keys: `keys_${suffix}` };
  await administer(
    copyOf(TEMPLATES.data, names.data, templates().owner),
    copyOf(TEMPLATES.keys, names.keys, templates().keys),
  );
  return {
    urls: inDatabases(templates(), names.data, names.keys),
    drop: () => administer(`drop database ${names.data} with (force)`, `drop database ${names.keys} with (force)`),
  };
}

/** Two databases with nothing in them, not even a table. */
export async function emptyDatabases(): Promise<DatabaseUrls> {
  const suffix = randomBytes(6).toString('hex');
  await administer(
    copyOf('template0', `empty_${suffix}`, templates().owner),
    copyOf('template0', `empty_keys_${suffix}`, templates().keys),
  );
  return inDatabases(templates(), `empty_${suffix}`, `empty_keys_${suffix}`);
}

/** A copy of both databases as they are now: a backup. Nobody may be connected to them. */
export async function backup(urls: DatabaseUrls): Promise<DatabaseUrls> {
  const [data, keys] = [databaseOf(urls.data), databaseOf(urls.keys)];
  await administer(copyOf(data, `${data}_old`, templates().owner), copyOf(keys, `${keys}_old`, templates().keys));
  return inDatabases(templates(), `${data}_old`, `${keys}_old`);
}

/** The data of one pair of databases with the key store of another. */
export const paired = (data: DatabaseUrls, keys: DatabaseUrls): DatabaseUrls =>
  inDatabases(templates(), databaseOf(data.data), databaseOf(keys.keys));

export const drop = (...pairs: readonly DatabaseUrls[]): Promise<void> =>
  administer(
    ...pairs.flatMap(({ data, keys }) => [data, keys]).map((url) => `drop database ${databaseOf(url)} with (force)`),
  );

/** By its files: page by page through the log, as PostgreSQL does unless told, takes ten times as long. */
const copyOf = (original: string, name: string, owner: string): string =>
  `create database ${name} template ${original} strategy file_copy owner ${roleOf(owner)}`;

const databaseOf = (url: string): string => new URL(url).pathname.slice(1);

/**
 * Runs `work` with one connection to the database, as the superuser of the test server whatever role the URL names: a
 * test may look at everything and break everything.
 */
export const connected = <T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> =>
  connectedAs(asSuperuser(url), work);

/** The same database as the one who owns the server: for what reads everything. */
export const asSuperuser = (url: string): string => databaseUrl(serverUrl(), new URL(url).pathname.slice(1));

/** Runs `work` with one connection as the very role the URL names. */
export async function connectedAs<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const administer = (...statements: readonly string[]): Promise<void> =>
  connectedAs(serverUrl(), async (client) => {
    for (const statement of statements) await client.query(statement);
  });

const serverUrl = (): string => given('TEST_POSTGRES_URL');
const templates = (): DatabaseUrls => JSON.parse(given('TEST_TEMPLATES')) as DatabaseUrls;

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error('No test server: run the specs with `npm test`');
  return value;
}
