import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { migrate } from '#platform/database/migrate.js';
import { ensureEmbeddedPostgres } from '#platform/embedded-postgres/index.js';
import { DATA_MIGRATIONS, KEY_MIGRATIONS } from '../../migrations/index.js';

/** A folder or database that holds something else than a bench left there: nothing of it is touched. */
export class NotOfTheBench extends Error {}

/** The two databases of the bench. */
export interface BenchDatabases {
  readonly dataUrl: string;
  readonly keyUrl: string;
  readonly dataDirectory: string;
  /** Empties both databases and migrates them. */
  reset(): Promise<void>;
  release(): Promise<void>;
}

const FOLDER_MARK = 'made-by-bench';
/** A schema in a database that the bench may empty. */
const DATABASE_MARK = 'made_by_bench';

/** DATABASE_URL and AMPARO_KEY_DATABASE_URL (empty databases), else an embedded PostgreSQL in a new data folder. */
export async function provideDatabases(environment: NodeJS.ProcessEnv): Promise<BenchDatabases> {
  const dataDirectory = resolve(environment['AMPARO_DATA_DIR'] ?? '.amparo/bench');
  await makeFolder(dataDirectory);
  const { dataUrl, keyUrl, release } = await urls(environment, dataDirectory);
  const reset = async (): Promise<void> => {
    for (const url of [keyUrl, dataUrl]) await empty(url);
    await migrate(keyUrl, KEY_MIGRATIONS);
    await migrate(dataUrl, DATA_MIGRATIONS);
  };
  return { dataUrl, keyUrl, dataDirectory, reset, release };
}

async function urls(environment: NodeJS.ProcessEnv, dataDirectory: string) {
  const { DATABASE_URL: dataUrl, AMPARO_KEY_DATABASE_URL: keyUrl } = environment;
  if (dataUrl || keyUrl) {
    if (!dataUrl || !keyUrl) throw new NotOfTheBench('Set both DATABASE_URL and AMPARO_KEY_DATABASE_URL, or neither');
    return { dataUrl, keyUrl, release: () => Promise.resolve() };
  }
  const server = await ensureEmbeddedPostgres({ dataDirectory });
  await server.ensureDatabase('amparo');
  await server.ensureDatabase('amparo_keys');
  return { dataUrl: server.url('amparo'), keyUrl: server.url('amparo_keys'), release: () => server.stop() };
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
