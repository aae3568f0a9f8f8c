import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { DatabaseUrls } from '#platform/database/database-urls.js';
import { ensureEmbeddedDatabases } from '#platform/database/embedded-databases.js';
import { prepareDatabases } from '#platform/database/prepare-databases.js';
import { ensureEmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { SCHEMA } from '../../migrations/index.js';

/** A folder or database that holds something else than a bench left there: nothing of it is touched. */
export class NotOfTheBench extends Error {}

/** The two databases of the bench. */
export interface BenchDatabases {
  readonly urls: DatabaseUrls;
  readonly dataDirectory: string;
  /** Empties both databases and migrates them. */
  reset(): Promise<void>;
  release(): Promise<void>;
}

/**
 * All parts of a bench are there at once, each with the connections of a service; and a server for a million people has more memory
 * than one for a demo (PostgreSQL's manual: a quarter of the machine's to begin with), and checkpoints by the clock: with the 1 GB of
 * log that is the default, bulk work forces one after another, each of which has whole pages logged again.
 */
const SETTINGS = { max_connections: '300', shared_buffers: '2GB', max_wal_size: '8GB', checkpoint_timeout: '15min' };

const FOLDER_MARK = 'made-by-bench';
/** A schema in a database that the bench may empty. */
const DATABASE_MARK = 'made_by_bench';

/** DATABASE_URL and AMPARO_KEY_DATABASE_URL (empty databases, with or without roles apart), else an embedded PostgreSQL in a new data folder. */
export async function provideDatabases(environment: NodeJS.ProcessEnv): Promise<BenchDatabases> {
  const dataDirectory = resolve(environment['AMPARO_DATA_DIR'] ?? '.amparo/bench');
  await makeFolder(dataDirectory);
  const { urls, release } = await addresses(environment, dataDirectory);
  const reset = async (): Promise<void> => {
    for (const url of [urls.keys, urls.owner]) await empty(url);
    await prepareDatabases(urls, SCHEMA);
  };
  return { urls, dataDirectory, reset, release };
}

async function addresses(environment: NodeJS.ProcessEnv, dataDirectory: string) {
  const { DATABASE_URL: data, AMPARO_KEY_DATABASE_URL: keys } = environment;
  if (data || keys) {
    if (!data || !keys) throw new NotOfTheBench('Set both DATABASE_URL and AMPARO_KEY_DATABASE_URL, or neither');
    const { AMPARO_OWNER_DATABASE_URL: owner = data, AMPARO_WORKER_DATABASE_URL: worker = data } = environment;
    return { urls: new DatabaseUrls(data, keys, { owner, worker }), release: () => Promise.resolve() };
  }
  const server = await ensureEmbeddedPostgres({ dataDirectory, settings: SETTINGS });
  return { urls: await ensureEmbeddedDatabases(server), release: () => server.stop() };
}

/** A new folder; one of an earlier bench is removed, with the server that may still run in it. */
async function makeFolder(folder: string): Promise<void> {
  const mark = join(folder, FOLDER_MARK);
  if (existsSync(mark)) {
    if (existsSync(join(folder, 'start.lock'))) await (await ensureEmbeddedPostgres({ dataDirectory: folder })).stop();
    rmSync(folder, { recursive: true, force: true });
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new NotOfTheBench(`${folder} was not made by a bench: set AMPARO_DATA_DIR to a folder that may be removed`);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(mark, '');
}

async function empty(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('public', 'information_schema')`,
    );
    const { rowCount: tables } = await client.query(`select from pg_tables where schemaname = 'public'`);
    const own = rows.some(({ name }) => name === DATABASE_MARK);
    if (!own && (rows.length > 0 || tables)) {
      throw new NotOfTheBench(
        'A database named by DATABASE_URL or AMPARO_KEY_DATABASE_URL is not empty: the bench takes empty ones',
      );
    }
    for (const { name } of rows) await client.query(`drop schema ${client.escapeIdentifier(name)} cascade`);
    await client.query(`drop table if exists public.schema_migration; create schema ${DATABASE_MARK}`);
  } finally {
    await client.end();
  }
}
