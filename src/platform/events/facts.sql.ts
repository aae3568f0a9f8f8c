import { statement } from '../database/statement.js';

/**
 * Facts in the order of their transactions, of those that have ended before the oldest that is still open: what is told by one
 * that is open now comes later. $1 and $2 transaction and id after which they begin, $3 how many, $4 of these kinds or null.
 */
export const FACTS_AFTER = statement(
  'platform.facts-after',
  `select tx::text as tx, id, kind, program_id as "programId", at, registrant_ids as "registrantIds", object_ids as "objectIds"
     from platform.fact
    where (tx, id) > ($1::xid8, $2::uuid) and tx < pg_snapshot_xmin(pg_current_snapshot())
      and ($4::text[] is null or kind = any($4))
    order by tx, id limit $3`,
);

export const FORGET_FACTS = statement('platform.forget-facts', `delete from platform.fact where at < $1`);

/** How far a follower is, held until the transaction ends; nothing where another replica holds it. $1 name. */
export const MAKE_FOLLOWER = statement(
  'platform.make-follower',
  'insert into platform.fact_follower (name) values ($1) on conflict do nothing',
);
export const HOLD_FOLLOWER = statement(
  'platform.hold-follower',
  'select place from platform.fact_follower where name = $1 for update skip locked',
);
export const PLACE_FOLLOWER = statement(
  'platform.place-follower',
  'update platform.fact_follower set place = $2 where name = $1',
);
