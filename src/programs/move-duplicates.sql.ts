import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { inQuestion } from './duplicates.sql.js';

/**
 * What follows `due (cluster_id, registrant_id, id, state)`: the enrolments move to duplicated, with history, and the members
 * keep which state they had. $1 program, $2 actor, $3 now, $4 reason. Counts them, and names the last.
 */
const HOLD = `moved as (
     update programs.enrolment e set state = 'duplicated', state_since = $3, version = e.version + 1
       from due where e.registrant_id = due.registrant_id and e.id = due.id
     returning e.id
   ), logged as (
     insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, $1, id, state, 'duplicated', $2, $3, $4 from due
   ), noted as (
     update programs.duplicate_member m set held_from = due.state
       from due where m.cluster_id = due.cluster_id and m.registrant_id = due.registrant_id
   )
   select count(*)::int as count, max(registrant_id::text) as last,
          platform.tell('enrolment.duplicated', $1, $3, array_agg(registrant_id), array_agg(id)) as told from due`;

/** The way back, of `due (cluster_id, registrant_id, id, held_from)`. */
const RESTORE = `moved as (
     update programs.enrolment e set state = due.held_from, state_since = $3, version = e.version + 1
       from due where e.registrant_id = due.registrant_id and e.id = due.id
     returning e.id
   ), logged as (
     insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, $1, id, 'duplicated', held_from, $2, $3, $4 from due
   ), noted as (
     update programs.duplicate_member m set held_from = null
       from due where m.cluster_id = due.cluster_id and m.registrant_id = due.registrant_id
   )
   select coalesce(sum(restored), 0)::int as count, max(last) as last
     from (select count(*) as restored, max(registrant_id::text) as last,
                  platform.tell('enrolment.' || held_from, $1, $3, array_agg(registrant_id), array_agg(id)) as told
             from due group by held_from) told`;

/**
 * The next of those in question who are to wait for a decision: not those somebody has overridden, nor those whom a resolution
 * found to be the first entry of somebody else. $5 states, $6 after, $7 how many.
 */
export const HOLD_SUSPECTED = statement(
  'programs.hold-suspected',
  `with due as (
     select m.cluster_id, m.registrant_id, e.id, e.state
       from programs.duplicate_member m
       join programs.enrolment e on e.registrant_id = m.registrant_id and e.program_id = $1 and e.ended_at is null
      where m.program_id = $1 and ${inQuestion('m')} and m.held_from is null
        and e.state = any($5::text[]) and m.registrant_id > $6
      order by m.registrant_id limit $7 for update of e
   ), ${HOLD}`,
);

/** The next of those who are like nobody any more. $5 after, $6 how many. */
export const RESTORE_GONE = statement(
  'programs.restore-gone',
  `with due as (
     select m.cluster_id, m.registrant_id, e.id, m.held_from
       from programs.duplicate_member m
       join programs.enrolment e on e.registrant_id = m.registrant_id and e.id = m.enrolment_id and e.state = 'duplicated'
      where m.program_id = $1 and m.role = 'gone' and m.held_from is not null and m.registrant_id > $5
        and not exists (select from programs.duplicate_member o
                         where o.program_id = $1 and o.registrant_id = m.registrant_id and o.open)
      order by m.registrant_id limit $6 for update of e
   ), ${RESTORE}`,
);

/** Members of one cluster. $5 states, $6 cluster, $7 registrants. */
export const HOLD_MEMBERS = statement(
  'programs.hold-members',
  `with due as (
     select m.cluster_id, m.registrant_id, e.id, e.state
       from programs.duplicate_member m
       join programs.enrolment e on e.registrant_id = m.registrant_id and e.program_id = $1 and e.ended_at is null
      where m.cluster_id = $6 and m.registrant_id = any($7::uuid[]) and e.state = any($5::text[])
      order by m.registrant_id for update of e
   ), ${HOLD}`,
);

/** $5 cluster, $6 registrants. */
export const RESTORE_MEMBERS = statement(
  'programs.restore-members',
  `with due as (
     select m.cluster_id, m.registrant_id, e.id, m.held_from
       from programs.duplicate_member m
       join programs.enrolment e on e.registrant_id = m.registrant_id and e.id = m.enrolment_id and e.state = 'duplicated'
      where m.cluster_id = $5 and m.registrant_id = any($6::uuid[]) and m.held_from is not null
      order by m.registrant_id for update of e
   ), ${RESTORE}`,
);
