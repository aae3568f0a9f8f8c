import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

const OPEN = `('draft', 'approved', 'partly_fulfilled')`;

export const COUNT_LINES = statement(
  'entitlements.count-lines-of-program',
  `select count(*)::float8 as open from entitlements.cycle c join entitlements.entitlement e on e.cycle_id = c.id
    where c.program_id = $1 and e.state in ${OPEN}`,
);

/**
 * Cancels the next lines of a program that are still due or were never approved, in key order. $1 program, $2 now, $3 actor, $4 after
 * which, $5 how many. Answers how many, the last of them, and by currency what was reserved for them and is so no more. Key by
 * key within each cycle: the lines of a cycle lie so.
 */
export const CANCEL_LINES = statement(
  'entitlements.cancel-lines-of-program',
  `with next as materialized (
     select e.id from entitlements.cycle c
      cross join lateral (select e.id from entitlements.entitlement e
                           where e.cycle_id = c.id and e.id > $4 and e.state in ${OPEN} order by e.id limit $5) e
      where c.program_id = $1 order by e.id limit $5
   ), held as materialized (
     select e.id, e.registrant_id, e.state, e.currency, greatest(coalesce(e.amount_minor, 0) - e.delivered_minor, 0) as due
       from next join entitlements.entitlement e on e.id = next.id
      where e.state in ${OPEN} order by e.id for update of e
   ), moved as (
     update entitlements.entitlement e set state = 'cancelled', cancelled_at = $2
       from held h where e.id = h.id and e.registrant_id = h.registrant_id
   ), logged as (
     insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, $1, id, state, 'cancelled', $3, $2, 'program_ended' from held
   )
   select (select count(*)::int from held) as count, (select max(id::text) from next) as last,
          coalesce((select jsonb_object_agg(currency, due::text) from (
            select currency, sum(due) as due from held where state <> 'draft' and currency is not null
             group by currency having sum(due) > 0) r), '{}') as released`,
);

/** What waits for approval waits no more. $1 program, $2 now, $3 actor. */
export const WITHDRAW_SUBMISSIONS = statement(
  'entitlements.withdraw-submissions-of-program',
  `update entitlements.submission s set state = 'withdrawn', ended_by = $3, ended_at = $2, reason = 'program_ended'
     from entitlements.cycle c where c.program_id = $1 and s.cycle_id = c.id and s.state = 'open'`,
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
   select ${ID_OF_ROW}, id, state, to_state, $3, $2, 'program_ended' from held`,
);
