import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg, { type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate } from '../database/migrate.js';
import { reachingEveryProgram } from '../database/row-scope.js';
import { fileOf, type Manifest, readManifest, type Side } from './manifest.js';
import { quoted, stored, tablesOf } from './tables.js';
import { withoutGuards } from './without-guards.js';

/**
 * Facts are followed in the order of their transactions, which another server counts from its own beginning: what it tells next would
 * come before where a follower is, and never be brought. So all that was told before counts as told by its first transaction, in the
 * order of the ids, and a follower goes on before the first fact that it had not seen; a few it may see again.
 */
const FACTS_FROM_THE_BEGINNING = [
  `with following as (
     select f.name, (select p.id from platform.fact p
                      where (p.tx, p.id) > (split_part(f.place, ':', 1)::xid8, split_part(f.place, ':', 2)::uuid)
                      order by p.id limit 1) as unseen
       from platform.fact_follower f where f.place is not null
   )
   update platform.fact_follower f
      set place = (select '3:' || s.id from platform.fact s where w.unseen is null or s.id < w.unseen order by s.id desc limit 1)
     from following w where w.name = f.name`,
  `update platform.fact set tx = '3'::xid8`,
];

type Migrations = readonly (new () => object)[];

const IS_EMPTY = `select to_regclass('public.schema_migration') is null as empty`;
const IN_USE = `select count(*)::int as n from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid() and application_name like 'amparo%'`;
const NOTE: Readonly<Record<Side, string>> = {
  data: 'insert into platform.restore (backup_made_at) values ($1)',
  keys: 'insert into keys.restore (backup_made_at) values ($1)',
};

/**
 * Fills an empty database from a backup: makes the tables as they were when it was made, fills them in one transaction, and brings them
 * to the newest migration. What it lays down last is a note that erasures are due: until both ledgers are held against each other, no
 * service starts on it. Throws when the database is not empty or in use, and when a file is not what the manifest says.
 */
export async function restoreBackup(url: string, side: Side, folder: string, all: Migrations): Promise<Manifest> {
  const manifest = await readManifest(folder, side);
  const then = migrationsOf(manifest, all);
  await connected(url, async (client) => {
    if (!(await client.query<{ empty: boolean }>(IS_EMPTY)).rows[0]!.empty)
      throw new Error(
        `The database for the ${side} is not empty: restore into a new one, and keep the old one until you are sure`,
      );
    if ((await client.query<{ n: number }>(IN_USE)).rows[0]!.n > 0)
      throw new Error(`A service is connected to the database for the ${side}: stop it first`);
  });
  await migrate(url, then);
  await connected(url, (client) => fill(client, manifest, folder));
  await migrate(url, all);
  await connected(url, async (client) => {
    if (side === 'data') for (const text of FACTS_FROM_THE_BEGINNING) await client.query(text);
    await client.query(NOTE[side], [manifest.madeAt]);
    await client.query('analyze');
  });
  return manifest;
}

/** Those it was made under, which this version must know, and in the same order. */
function migrationsOf({ migrations }: Manifest, all: Migrations): Migrations {
  const known = new Map(all.map((migration) => [migration.name, migration]));
  const unknown = migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new Error(`The backup was made by a later version, which has ${unknown.join(', ')}`);
  return migrations.map((name) => known.get(name)!);
}

async function fill(client: ClientBase, { tables }: Manifest, folder: string): Promise<void> {
  const there = new Map((await tablesOf(client)).map((table) => [table.name, table]));
  if (there.size !== tables.length || tables.some(({ name }) => !there.has(name)))
    throw new Error('The backup holds other tables than its migrations make');
  await client.query('begin');
  await withoutGuards(
    client,
    tables.map(({ name }) => name),
    async () => {
      await client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`); // what migrations put there stands in the backup too
      for (const name of there.keys())
        await load(
          client,
          tables.find((table) => table.name === name)!,
          folder,
        );
    },
  );
  await client.query('commit');
}

async function load(client: ClientBase, table: Manifest['tables'][number], folder: string): Promise<void> {
  const digest = createHash('sha256');
  const file = createReadStream(fileOf(folder, table.name));
  file.on('data', (chunk) => void digest.update(chunk));
  const copy = client.query(copyFrom(`copy ${stored(table)} from stdin (format binary)`));
  await pipeline(file, createGunzip(), copy);
  if (digest.digest('hex') !== table.sha256 || copy.rowCount !== table.rows)
    throw new Error(`The file of ${table.name} is not the one that was written`);
}

async function connected(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: reachingEveryProgram(url), application_name: 'restore' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
