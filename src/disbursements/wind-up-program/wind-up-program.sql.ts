import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

export const COUNT_UNSENT = statement(
  'disbursements.count-unsent',
  `select count(*)::float8 as open from disbursements.batch b join disbursements.disbursement d on d.batch_id = b.id and d.closed_at is null
    where b.program_id = $1 and d.state in ('pending', 'held')`,
);

/**
 * Cancels the next attempts of a program that nothing was sent of, in key order. $1 program, $2 now, $3 actor, $4 after which,
 * $5 how many. Answers how many, and the last of them.
 */
export const CANCEL_UNSENT = statement(
  'disbursements.cancel-unsent',
  `with batch as materialized (
     select id from disbursements.batch where program_id = $1 order by id for update
   ), next as materialized (
     select d.id from batch b
      cross join lateral (select d.id from disbursements.disbursement d
                           where d.batch_id = b.id and d.closed_at is null and d.state in ('pending', 'held') and d.id > $4
                           order by d.id limit $5) d
      order by d.id limit $5
   ), held as materialized (
     select d.id, d.registrant_id, d.lifecycle, d.state
       from next join disbursements.disbursement d on d.id = next.id
      where d.state in ('pending', 'held') order by d.id for update of d
   ), moved as (
     update disbursements.disbursement d set state = 'cancelled', state_since = $2, closed_at = $2
       from held h where d.id = h.id and d.registrant_id = h.registrant_id
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, $1, id, lifecycle, state, 'cancelled', $3, $2, 'program_ended' from held
   )
   select (select count(*)::int from held) as count, (select max(id::text) from next) as last`,
);

/** Whether anything of a program is sent and not known to have arrived or failed. What was not sent is in nobody's way. */
export const ANY_SENT = statement(
  'disbursements.any-sent',
  `select exists (select from disbursements.batch b join disbursements.disbursement d on d.batch_id = b.id and d.closed_at is null
                   where b.program_id = $1 and d.state not in ('pending', 'held')) as found`,
);

/** What was not dispatched is cancelled, what was is settled. $1 program, $2 now, $3 actor. */
export const CLOSE_BATCHES = statement(
  'disbursements.close-batches',
  `with held as materialized (
     select id, state, case state when 'dispatching' then 'settled' else 'cancelled' end as to_state
       from disbursements.batch where program_id = $1 and state in ('draft', 'approved', 'dispatching')
   ), moved as (
     update disbursements.batch b set state = h.to_state, version = b.version + 1 from held h where b.id = h.id
   )
   insert into disbursements.batch_history (id, batch_id, from_state, to_state, actor_id, at, reason)
   select ${ID_OF_ROW}, id, state, to_state, $3, $2, 'program_ended' from held`,
);
