import { statement } from '#platform/database/statement.js';

/** Where the outcomes of one chunk are copied to; lives as long as the chunk's transaction. */
export const JUDGED = {
  table: 'eligibility_judged',
  columns: 'registrant_id uuid not null, outcome text not null',
} as const;

/**
 * The chunk's key range. Without it the planner may read every enrolment of the program for each chunk, and a run over a
 * million takes time by the square.
 */
const IN_RANGE = `e.registrant_id >= (select registrant_id from ${JUDGED.table} order by registrant_id limit 1)
        and e.registrant_id <= (select registrant_id from ${JUDGED.table} order by registrant_id desc limit 1)`;

/** The last verdict on everyone looked at. $1 program, $2 rule version, $3 as of. */
export const RECORD_VERDICTS = statement(
  'programs.record-verdicts',
  `insert into programs.verdict (registrant_id, program_id, rule_version_id, as_of, outcome)
   select registrant_id, $1, $2, $3, outcome from ${JUDGED.table}
   on conflict (registrant_id, program_id) do update
     set rule_version_id = excluded.rule_version_id, as_of = excluded.as_of, outcome = excluded.outcome`,
);

/**
 * Opens the first period of the eligible who have none. Whoever had one before, also one that has ended, is left alone.
 * $1 program, $2 rule version, $3 as of, $4 now, $5 actor, $6 kind of registrant. Counts the enrolled.
 */
export const ENROL_NEW = statement(
  'programs.enrol-new',
  `with opened as (
     insert into programs.enrolment (id, registrant_id, program_id, state, period, enrolled_at, state_since,
                                     rule_version_id, verdict, verdict_as_of)
     select platform.uuid_v7(), j.registrant_id, $1, 'enrolled', 1, $4, $4, $2, j.outcome, $3
       from ${JUDGED.table} j
       join registry.v_registrant r on r.registrant_id = j.registrant_id and r.status = 'active' and r.kind = $6
      where j.outcome = 'eligible'
        and not exists (select 1 from programs.enrolment e where e.registrant_id = j.registrant_id and e.program_id = $1
                           and ${IN_RANGE})
     on conflict do nothing
     returning id, registrant_id
   )
   insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
   select platform.uuid_v7(), registrant_id, $1, id, 'draft', 'enrolled', $5, $4, 'eligible', $2 from opened`,
);

/**
 * Moves enrolments that wait for a verdict. $1 program, $2 rule version, $3 as of, $4 now, $5 actor, $6 to, $7 from any of,
 * $8 outcomes that move. The reason is the outcome. Counts the moved.
 */
export const MOVE_BY_VERDICT = statement(
  'programs.move-by-verdict',
  `with held as (
     select e.id, e.registrant_id, e.state, j.outcome
       from ${JUDGED.table} j
       join programs.enrolment e on e.registrant_id = j.registrant_id and e.program_id = $1 and e.ended_at is null
      where j.outcome = any($8::text[]) and e.state = any($7::text[])
        and ${IN_RANGE}
        for update of e
   ), moved as (
     update programs.enrolment e
        set state = $6, state_since = $4, rule_version_id = $2, verdict = held.outcome, verdict_as_of = $3,
            enrolled_at = case when $6 = 'enrolled' then coalesce(e.enrolled_at, $4) else e.enrolled_at end, version = e.version + 1
       from held
      where e.registrant_id = held.registrant_id and e.id = held.id
     returning e.id
   )
   insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
   select platform.uuid_v7(), held.registrant_id, $1, held.id, held.state, $6, $5, $4, held.outcome, $2
     from held join moved on moved.id = held.id`,
);
