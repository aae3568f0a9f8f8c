import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/** Batches with something issued whose time is over. $1 now. */
export const BATCHES_TO_EXPIRE = statement(
  'disbursements.batches-to-expire',
  `select id, program_id as "programId", created_by as "createdBy" from disbursements.batch
    where state = 'dispatching' and collect_until <= $1 order by id limit 1000`,
);

export const COLLECT_UNTIL = statement(
  'disbursements.collect-until',
  `select collect_until <= $2 as over from disbursements.batch where id = $1`,
);

/** The next lines of a batch that were issued and not collected have expired, in id order. $2 after which, $3 how many, $4 now, $5 actor. */
export const EXPIRE_ISSUED = statement(
  'disbursements.expire-issued',
  `with held as materialized (
     select id, registrant_id, program_id, lifecycle from disbursements.disbursement
      where batch_id = $1 and ($2::uuid is null or id > $2) and closed_at is null and state = 'issued'
      order by id limit $3 for update
   ), moved as (
     update disbursements.disbursement d set state = 'expired', state_since = $4, closed_at = $4
       from held h where d.id = h.id and d.registrant_id = h.registrant_id
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, 'issued', 'expired', $5, $4, 'not_collected' from held
   )
   select id from held order by id`,
);
