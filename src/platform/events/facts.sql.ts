import { statement } from '../database/statement.js';

/**
 * Facts in the order of their transactions, of those that have ended before the oldest that is still open: what is told by one
 * that is open now comes later. $1 and $2 transaction and id after which they begin, $3 how many.
 */
export const FACTS_AFTER = statement(
  'platform.facts-after',
  `select tx::text as tx, id, kind, program_id as "programId", at, registrant_ids as "registrantIds", object_ids as "objectIds"
     from platform.fact
    where (tx, id) > ($1::xid8, $2::uuid) and tx < pg_snapshot_xmin(pg_current_snapshot())
    order by tx, id limit $3`,
);

export const FORGET_FACTS = statement('platform.forget-facts', `delete from platform.fact where at < $1`);
