import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

const OPEN = `('draft', 'approved', 'partly_fulfilled')`;

export const COUNT_LINES = statement(
  'entitlements.count-lines-of-program',
  `select count(*)::float8 as open from entitlements.cycle c join entitlements.entitlement e on e.cycle_id = c.id
    where c.program_id = $1 and e.state in ${OPEN}`,
);

/**
 * The next lines of a program that are still due or were never approved, in key order. $1 program, $2 after which, $3 how many. Key by
 * key within each cycle: the lines of a cycle lie so.
 */
export const NEXT_OPEN = statement(
  'entitlements.next-open-of-program',
  `select e.id, e.registrant_id as "registrantId" from entitlements.cycle c
    cross join lateral (select e.id, e.registrant_id from entitlements.entitlement e
                         where e.cycle_id = c.id and e.id > $2 and e.state in ${OPEN} order by e.id limit $3) e
    where c.program_id = $1 order by e.id limit $3`,
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
