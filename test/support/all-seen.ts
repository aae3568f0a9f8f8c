import { setTimeout } from 'node:timers/promises';
import { FactFollowers } from '#platform/events/fact-followers.service.js';
import type { TestApp } from './app.js';
import { connected } from './database.js';

/**
 * Until no transaction of the server is older than what is written by now: one that is open makes an incremental run judge more
 * people anew, never fewer.
 */
export const allSeen = (url: string): Promise<void> =>
  connected(url, async (client) => {
    const ask = async <T>(sql: string, values: unknown[] = []) =>
      (await client.query<{ is: T }>(sql, values)).rows[0]!.is;
    const written = await ask<string>('select pg_snapshot_xmax(pg_current_snapshot())::text as is');
    const isOver = 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as is';
    while (!(await ask<boolean>(isOver, [written]))) await setTimeout(50);
  });

/** Brings every follower what was told by now: facts are read behind the oldest transaction that is open, also one of another spec. */
export async function factsFollowed({ app, urls }: Pick<TestApp, 'app' | 'urls'>): Promise<void> {
  await allSeen(urls.data);
  await app.get(FactFollowers, { strict: false }).follow();
}
