import { statement } from '#platform/database/statement.js';

/**
 * Cancels every line of a program that is still due or was never approved. $1 program, $2 now, $3 actor. Answers, by currency,
 * what was reserved for them and is so no more.
 */
export const CANCEL_LINES = statement(
  'entitlements.cancel-lines-of-program',
  `with held as materialized (
     select e.id, e.registrant_id, e.state, e.currency, greatest(coalesce(e.amount_minor, 0) - e.delivered_minor, 0) as due
       from entitlements.cycle c join entitlements.entitlement e on e.cycle_id = c.id
      where c.program_id = $1 and e.state in ('draft', 'approved', 'partly_fulfilled') order by e.id for update of e
   ), moved as (
     update entitlements.entitlement e set state = 'cancelled', cancelled_at = $2
       from held h where e.id = h.id and e.registrant_id = h.registrant_id
   ), logged as (
     insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
     select platform.uuid_v7(), registrant_id, $1, id, state, 'cancelled', $3, $2, 'program_ended' from held
   )
   select currency, sum(due)::text as "releasedMinor" from held
    where state <> 'draft' and currency is not null group by currency having sum(due) > 0 order by currency`,
);

/** What was not delivered of is cancelled, what was is complete. $1 program, $2 now, $3 actor. */
export const CLOSE_CYCLES = statement(
  'entitlements.close-cycles',
  `with held as materialized (
     select id, state, case state when 'delivering' then 'completed' else 'cancelled' end as to_state
       from entitlements.cycle where program_id = $1 and state not in ('completed', 'cancelled') for update
   ), moved as (
     update entitlements.cycle c set state = h.to_state, version = c.version + 1 from held h where c.id = h.id
   )
   insert into entitlements.cycle_history (id, cycle_id, from_state, to_state, actor_id, at, reason)
   select platform.uuid_v7(), id, state, to_state, $3, $2, 'program_ended' from held`,
);
