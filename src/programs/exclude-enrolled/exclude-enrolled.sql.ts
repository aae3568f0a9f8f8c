import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { JUDGED } from '../evaluate-eligibility/judged.js';

/** What of the programs a version names counts now. $1 program, $2 the programs named. */
export const EXCLUSION_OF = statement('programs.exclusion', `select others, mutual from programs.exclusion_of($1, $2)`);

/** Nobody of the chunk is eligible whom another program has. Whoever is refused anyway keeps that. $1 program, $2 others, $3 mutual. */
export const EXCLUDE_ENROLLED = statement(
  'programs.exclude-enrolled',
  `update ${JUDGED.table} j set outcome = 'not_eligible', reason = 'enrolled_elsewhere'
     from programs.excluded_by($1, $2, $3, (select array_agg(registrant_id) from ${JUDGED.table} where outcome <> 'not_eligible')) as x (id)
    where j.registrant_id = x.id`,
);

/**
 * Those who wait and whom another program has by now wait no more: the verdict on them says so, with history and fact. $1 program,
 * $2 registrants, $3 now, $4 actor, $5 others, $6 mutual. Counts them.
 */
export const EXCLUDE_WAITING = statement(
  'programs.exclude-waiting',
  `with held as materialized (
     select e.id, e.registrant_id, v.rule_version_id
       from programs.excluded_by($1, $5, $6, $2) as x (id)
       join programs.enrolment e on e.registrant_id = x.id and e.program_id = $1 and e.ended_at is null and e.state = 'waitlisted'
       join programs.verdict v on v.registrant_id = e.registrant_id and v.program_id = $1 and v.outcome = 'eligible'
      order by e.registrant_id for update of e, v
   ), judged as (
     update programs.verdict v set outcome = 'not_eligible', reason = 'enrolled_elsewhere'
       from held where v.registrant_id = held.registrant_id and v.program_id = $1
   ), moved as (
     update programs.enrolment e set state = 'not_eligible', state_since = $3, verdict = 'not_eligible', version = e.version + 1
       from held where e.registrant_id = held.registrant_id and e.id = held.id
   ), kept as (
     insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
     select ${ID_OF_ROW}, registrant_id, $1, id, 'waitlisted', 'not_eligible', $4, $3, 'enrolled_elsewhere', rule_version_id from held
     returning registrant_id, enrolment_id
   )
   select count(*)::int as excluded,
          platform.tell('enrolment.not_eligible', $1, $3, array_agg(registrant_id), array_agg(enrolment_id)) as told from kept`,
);

/**
 * Who is to be looked at again because something of theirs was moved in another program. $1 others, $2 transaction, $3 after whom,
 * $4 how many, $5 kind.
 */
export const MOVED_ELSEWHERE = statement(
  'programs.moved-elsewhere',
  `select x.id, r.registrant_id is not null as judged
     from programs.moved_elsewhere($1, $2::xid8, $3, $4) as x (id)
     left join registry.v_registrant r on r.registrant_id = x.id and r.kind = $5 and r.status = 'active'
    order by x.id`,
);

/** Whether each of these programs excludes one registrant now. $1 program, $2 others, $3 mutual, $4 registrant. */
export const WHICH_EXCLUDE = statement(
  'programs.which-exclude',
  `select o.id from unnest($2::uuid[]) as o (id)
    where exists (select from programs.excluded_by($1, array[o.id], $3, array[$4::uuid]))`,
);
