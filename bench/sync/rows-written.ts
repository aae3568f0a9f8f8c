import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

const WRITTEN = `select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::float8 as rows from pg_stat_user_tables
                  where schemaname in ('registry', 'matching', 'sr_sync', 'keys')`;
/** Sessions tell what they wrote at the latest so long after it. */
const TOLD_AFTER_MS = 2_500;

/** Rows of registrants that were ever inserted, changed or deleted in these databases. */
export async function rowsWritten(clients: readonly pg.Client[]): Promise<number> {
  await pause(TOLD_AFTER_MS);
  let rows = 0;
  for (const client of clients) rows += (await client.query<{ rows: number }>(WRITTEN)).rows[0]!.rows;
  return rows;
}
