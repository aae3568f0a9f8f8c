import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { atBorder } from './database-error.js';

/** Signature, flags and header extension length: PostgreSQL documentation of COPY, "Binary Format". */
const HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

/**
 * Sends binary rows to a temporary table that lives as long as the transaction, for a set-based statement to move on.
 * `table` and `columns` are constants of the calling SQL file, never input.
 */
export async function stage(
  client: ClientBase,
  table: string,
  columns: string,
  rows: readonly Uint8Array[],
): Promise<void> {
  try {
    await client.query(`create temporary table ${table} (${columns}) on commit drop`);
    await copyInto(client, table, rows);
  } catch (error) {
    throw atBorder(error);
  }
}

/** COPY of binary rows into a table (optionally `table (columns)`); they may come as they are made. */
export async function copyInto(
  client: ClientBase,
  target: string,
  rows: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const copy = client.query(copyFrom(`copy ${target} from stdin (format binary)`));
  await pipeline(Readable.from(framed(rows), { objectMode: false }), copy);
}

async function* framed(rows: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield HEADER;
  yield* rows;
  yield TRAILER;
}
