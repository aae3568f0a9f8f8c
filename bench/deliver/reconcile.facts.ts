import type pg from 'pg';
import { WRITTEN as OF_CYCLES } from '../cycle/cycle.facts.js';
import { WRITTEN } from '../dispatch/dispatch.facts.js';
import { inSchema, type ShapeSchema } from '../support/real-shape.js';

export { WRITTEN };

/** A batch ($1) as it stands when it was handed over. */
export const DISPATCHED_BATCH = [
  `update disbursements.batch set state = 'dispatching' where id = $1`,
  `update entitlements.cycle c set state = 'delivering' from disbursements.batch b where b.id = $1 and c.id = b.cycle_id`,
];

/**
 * Writes what is on its way in a batch, and what it is due for, in copies of the tables or (null) in themselves: for every way of doing the
 * work the pages to be changed were changed last a moment ago, by another connection.
 */
export async function justWritten(
  client: pg.Client,
  copies: ShapeSchema | null,
  batchId: string,
  cycleId: string,
): Promise<void> {
  const disbursement = `${copies ?? 'disbursements'}.disbursement`;
  const entitlement = `${copies ?? 'entitlements'}.entitlement`;
  await client.query(`update ${disbursement} set state = 'sending', acknowledged_at = now() where batch_id = $1`, [
    batchId,
  ]);
  await client.query(`update ${entitlement} set delivered_minor = 0 where cycle_id = $1`, [cycleId]);
  await client.query(`vacuum analyze ${disbursement}, ${entitlement}`);
}

/**
 * Clears away what a round has left in copies of the tables or (null) in themselves: else the server does so by itself a minute later,
 * beside the round of whoever comes next.
 */
export async function clearedAway(client: pg.Client, copies: ShapeSchema | null): Promise<void> {
  const written = [...WRITTEN, ...OF_CYCLES].map((table) => (copies === null ? table : inSchema(copies, table)));
  await client.query(`vacuum analyze ${written.join(', ')}`);
}
