import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** Until no transaction is open that began before now: an open one makes more people be judged again, never fewer. */
export async function nothingUnderWay(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ now: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as now');
  const isOver = async (): Promise<boolean> => {
    const { rows: found } = await client.query<{ over: boolean }>(
      'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as over',
      [rows[0]!.now],
    );
    return found[0]!.over;
  };
  while (!(await isOver())) await pause(20);
}
