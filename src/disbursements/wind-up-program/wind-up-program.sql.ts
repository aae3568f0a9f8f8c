import { statement } from '#platform/database/statement.js';

/** Cancels every attempt of a program that nothing was sent of. $1 program, $2 now, $3 actor. Counts them. */
export const CANCEL_UNSENT = statement(
  'disbursements.cancel-unsent',
  `with batch as materialized (
     select id from disbursements.batch where program_id = $1 order by id for update
   ), held as materialized (
     select d.id, d.registrant_id, d.lifecycle, d.state
       from batch b join disbursements.disbursement d on d.batch_id = b.id and d.closed_at is null
      where d.state in ('pending', 'held') order by d.id for update of d
   ), moved as (
     update disbursements.disbursement d set state = 'cancelled', state_since = $2, closed_at = $2
       from held h where d.id = h.id and d.registrant_id = h.registrant_id
   )
   insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
          actor_id, at, reason)
   select platform.uuid_v7(), registrant_id, $1, id, lifecycle, state, 'cancelled', $3, $2, 'program_ended' from held`,
);

/** Whether anything of a program is sent and not known to have arrived or failed. */
export const ANY_SENT = statement(
  'disbursements.any-sent',
  `select exists (select from disbursements.batch b join disbursements.disbursement d on d.batch_id = b.id and d.closed_at is null
                   where b.program_id = $1) as found`,
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
   select platform.uuid_v7(), id, state, to_state, $3, $2, 'program_ended' from held`,
);
