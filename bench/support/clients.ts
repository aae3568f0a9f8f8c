import pg from 'pg';
import { reachingEveryProgram } from '#platform/database/row-scope.js';

/** A bare connection that sees every row. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: reachingEveryProgram(url) });
  await client.connect();
  return client;
}

/** Runs `work` in one transaction of a bare connection. */
export async function transaction(client: pg.Client, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  await work();
  await client.query('commit');
}
