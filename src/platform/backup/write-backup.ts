import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg, { type ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { reachingEveryProgram } from '../database/row-scope.js';
import { FORMAT, fileOf, MANIFEST, type Manifest, type Side } from './manifest.js';
import { type SavedTable, stored, tablesOf } from './tables.js';

const MIGRATIONS = 'select name from public.schema_migration order by id';

/**
 * Writes one database, as it is at one instant, into a new folder: a file of PostgreSQL's binary COPY for each table, and the manifest
 * last. People stand in it as they stand in the database: sealed. The service may run on.
 */
export async function writeBackup(url: string, side: Side, folder: string): Promise<Manifest> {
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700 }); // throws when it is there: a backup is never written over
  const client = new pg.Client({ connectionString: reachingEveryProgram(url), application_name: 'amparo-backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    const { rows } = await client.query<{ at: Date }>('select transaction_timestamp() as at');
    const migrations = (await client.query<{ name: string }>(MIGRATIONS)).rows.map(({ name }) => name);
    const tables: Manifest['tables'] = [];
    for (const table of await tablesOf(client))
      tables.push({ ...table, columns: [...table.columns], ...(await save(client, table, folder)) });
    await client.query('commit');
    const manifest: Manifest = { format: FORMAT, side, madeAt: rows[0]!.at.toISOString(), migrations, tables };
    await writeWhole(join(folder, MANIFEST), JSON.stringify(manifest, null, 1));
    return manifest;
  } finally {
    await client.end();
  }
}

async function save(client: ClientBase, table: SavedTable, folder: string): Promise<{ rows: number; sha256: string }> {
  const path = fileOf(folder, table.name);
  const digest = createHash('sha256');
  const noted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      done(null, chunk);
    },
  });
  const copy = client.query(copyTo(`copy ${stored(table)} to stdout (format binary)`));
  // what is sealed does not shrink; the rest does at the least effort
  await pipeline(copy, createGzip({ level: 1 }), noted, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  await onDisk(path);
  return { rows: (copy as unknown as { rowCount: number }).rowCount, sha256: digest.digest('hex') };
}

/** All of it or nothing, also when the machine dies. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, { flag: 'wx', mode: 0o600 });
  await onDisk(`${path}.part`);
  await rename(`${path}.part`, path);
}

async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
