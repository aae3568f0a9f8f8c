import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';

/** An operation as the database has it, whoever runs it. */
export interface OperationSeen {
  readonly state: string;
  /** Process id of who holds it, or null. */
  readonly holder: number | null;
  readonly cursor: Readonly<Record<string, unknown>> | null;
  readonly done: number;
  readonly total: number | null;
  readonly problem: string | null;
}

const LOOK_EVERY_MS = 10;
/** Nothing here takes as long: whoever waits longer waits for ever. */
const GIVE_UP_MS = 300_000;

const SEE = `
  select state, split_part(lease_owner, ':', 2)::int as holder, cursor, done::int as done, total::int as total, problem
    from platform.operation where id = $1`;

/** The operation, looked at until it fits. */
export async function seen(
  client: pg.Client,
  id: string,
  fits: (operation: OperationSeen) => boolean = () => true,
): Promise<OperationSeen> {
  const until = Date.now() + GIVE_UP_MS;
  for (;;) {
    const { rows } = await client.query<OperationSeen>(SEE, [id]);
    if (rows[0] && fits(rows[0])) return rows[0];
    if (Date.now() > until) throw new Error(`The operation stays ${JSON.stringify(rows[0])}`);
    await pause(LOOK_EVERY_MS);
  }
}

export const hasEnded = ({ state }: OperationSeen): boolean => !['queued', 'running'].includes(state);
