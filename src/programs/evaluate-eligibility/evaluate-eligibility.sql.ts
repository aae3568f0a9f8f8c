import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { inQuestion } from '../duplicates.sql.js';
import { JUDGED } from './judged.js';

/**
 * The chunk's key range. Without it the planner may read every enrolment of the program for each chunk, and a run over a
 * million takes time by the square.
 */
const inRange = (
  of: string,
): string => `${of}.registrant_id >= (select registrant_id from ${JUDGED.table} order by registrant_id limit 1)
        and ${of}.registrant_id <= (select registrant_id from ${JUDGED.table} order by registrant_id desc limit 1)`;
export const IN_RANGE = inRange('e');

/**
 * Nobody is eligible without the demanded identifier, valid and not expired on the UTC day of the instant: their own, or of a
 * group that of its head at the instant, unless the head is disabled. Where nobody holds one that will do, the best they
 * hold names the reason. Whoever the rule refuses anyway keeps that.
 * $1 class or null, $2 code of an ID type or null, $3 as of. Laterals: a look by index for each, whatever the planner thinks.
 */
export const DEMAND_IDENTIFIER = statement(
  'programs.demand-identifier',
  `update ${JUDGED.table} j
      set outcome = 'not_eligible',
          reason = case when held.valid then 'identifier_expired' when held.known then 'identifier_invalid' else 'identifier_missing' end
     from ${JUDGED.table} k
    cross join lateral (
      select count(*) > 0 as known,
             coalesce(bool_or(i.status = 'valid'), false) as valid,
             coalesce(bool_or(i.status = 'valid' and not coalesce(i.expires_on < ($3::timestamptz at time zone 'UTC')::date, false)), false) as fit
        from (select k.registrant_id as holder
              union all
              select m.member_id from registry.v_membership m
                join registry.v_registrant r on r.registrant_id = m.member_id and r.status = 'active'
               where m.registrant_id = k.registrant_id and m.is_head and m.started_at <= $3
                 and (m.ended_at is null or m.ended_at > $3)) h
       cross join lateral (select v.status, v.expires_on from registry.v_identifier v
                            where v.registrant_id = h.holder and v.created_at <= $3
                              and (v.class = $1 or v.id_type = $2)) i
    ) held
    where k.registrant_id = j.registrant_id and j.outcome <> 'not_eligible' and not held.fit`,
);

/** Whoever is eligible and waits for a decision about duplicates stays where they are, for that reason. $1 program. */
export const QUESTION = statement(
  'programs.question-eligible',
  `update ${JUDGED.table} j set reason = 'duplicate_suspected'
     from programs.duplicate_member m
    where m.program_id = $1 and m.registrant_id = j.registrant_id and ${inQuestion('m')} and j.outcome = 'eligible'
      and ${inRange('m')}`,
);

/** How many of the chunk have which outcome, and for which reason where not the rule said so. */
export const TALLY = statement(
  'programs.tally-verdicts',
  `select outcome, reason, count(*)::int as count from ${JUDGED.table} group by outcome, reason`,
);

/** The last verdict on everyone looked at. $1 program, $2 rule version, $3 as of. */
export const RECORD_VERDICTS = statement(
  'programs.record-verdicts',
  `insert into programs.verdict (registrant_id, program_id, rule_version_id, as_of, outcome, reason)
   select registrant_id, $1, $2, $3, outcome, reason from ${JUDGED.table}
   on conflict (registrant_id, program_id) do update
     set rule_version_id = excluded.rule_version_id, as_of = excluded.as_of, outcome = excluded.outcome, reason = excluded.reason`,
);

/**
 * Opens the first period of the eligible who have none. Whoever had one before, also one that has ended, is left alone.
 * $1 program, $2 rule version, $3 as of, $4 now, $5 actor, $6 kind of registrant, $7 `enrolled`, or `waitlisted` where places
 * are limited. Counts them.
 */
export const ENROL_NEW = statement(
  'programs.enrol-new',
  `with opened as (
     insert into programs.enrolment (id, registrant_id, program_id, state, period, enrolled_at, state_since,
                                     rule_version_id, verdict, verdict_as_of)
     select platform.uuid_v7(), j.registrant_id, $1, $7, 1, case when $7 = 'enrolled' then $4::timestamptz end, $4, $2, j.outcome, $3
       from ${JUDGED.table} j
       join registry.v_registrant r on r.registrant_id = j.registrant_id and r.status = 'active' and r.kind = $6
      where j.outcome = 'eligible' and j.reason is null
        and not exists (select from programs.enrolment e where e.registrant_id = j.registrant_id and e.program_id = $1 offset 0)
     on conflict do nothing
     returning id, registrant_id
   ), kept as (
     insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
     select ${ID_OF_ROW}, registrant_id, $1, id, 'draft', $7, $5, $4, 'eligible', $2 from opened
     returning registrant_id, enrolment_id
   )
   select count(*)::int as moved, platform.tell('enrolment.' || $7, $1, $4, array_agg(registrant_id), array_agg(enrolment_id)) as told
     from kept`,
);

/**
 * Moves enrolments that wait for a verdict. $1 program, $2 rule version, $3 as of, $4 now, $5 actor, $6 to, $7 from any of,
 * $8 outcomes that move, $9 the reason where the verdict has none of its own. Nobody who was disabled meanwhile is enrolled.
 * Counts the moved.
 */
export const MOVE_BY_VERDICT = statement(
  'programs.move-by-verdict',
  `with held as (
     select e.id, e.registrant_id, e.state, j.outcome, coalesce(j.reason, $9, j.outcome) as reason
       from ${JUDGED.table} j
       join programs.enrolment e on e.registrant_id = j.registrant_id and e.program_id = $1 and e.ended_at is null
      where j.outcome = any($8::text[]) and e.state = any($7::text[]) and (j.outcome <> 'eligible' or j.reason is null)
        and ($6 <> 'enrolled' or exists (select from registry.v_registrant r
                                          where r.registrant_id = j.registrant_id and r.status = 'active'))
        and ${IN_RANGE}
        for update of e
   ), moved as (
     update programs.enrolment e
        set state = $6, state_since = $4, rule_version_id = $2, verdict = held.outcome, verdict_as_of = $3,
            enrolled_at = case when $6 = 'enrolled' then coalesce(e.enrolled_at, $4) else e.enrolled_at end,
            ended_at = case when $6 = 'exited' then $4::timestamptz end, version = e.version + 1
       from held
      where e.registrant_id = held.registrant_id and e.id = held.id
     returning held.id, held.registrant_id, held.state, held.reason
   ), kept as (
     insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
     select ${ID_OF_ROW}, registrant_id, $1, id, state, $6, $5, $4, reason, $2 from moved
     returning registrant_id, enrolment_id
   )
   select count(*)::int as moved, platform.tell('enrolment.' || $6, $1, $4, array_agg(registrant_id), array_agg(enrolment_id)) as told
     from kept`,
);

/**
 * Proposes that whoever is enrolled leaves, since the rule refuses them now; not again while a proposal is open, nor where
 * somebody has declined it under this rule version. $1 program, $2 rule version, $3 as of, $4 now, $5 actor, $6 outcomes.
 */
export const PROPOSE = statement(
  'programs.propose',
  `insert into programs.proposal (id, registrant_id, program_id, enrolment_id, rule_version_id, as_of, outcome, reason, proposed_by, proposed_at)
   select platform.uuid_v7(), e.registrant_id, $1, e.id, $2, $3, j.outcome, coalesce(j.reason, j.outcome), $5, $4
     from ${JUDGED.table} j
     join programs.enrolment e on e.registrant_id = j.registrant_id and e.program_id = $1 and e.ended_at is null
    where j.outcome = any($6::text[]) and e.state = 'enrolled' and ${IN_RANGE}
      and not exists (select from programs.proposal p
                       where p.registrant_id = e.registrant_id and p.enrolment_id = e.id and p.rule_version_id = $2
                         and p.decision = 'declined' and p.decision_reason <> 'eligible')
   on conflict do nothing`,
);

/** Closes proposals about whoever is eligible again. $1 program, $2 now, $3 actor. */
export const WITHDRAW = statement(
  'programs.withdraw-proposals',
  `update programs.proposal p set decision = 'declined', decision_reason = 'eligible', decided_by = $3, decided_at = $2
     from ${JUDGED.table} j
    where p.registrant_id = j.registrant_id and p.program_id = $1 and p.decision is null and j.outcome = 'eligible'`,
);

/**
 * Of all last verdicts of a program, whatever their order and whenever each was given: equal where all say the same. $1 program.
 * A whole number below 2^52, which every JSON reader keeps as it is. Hashed as they are: texts of ids would take longer than all else.
 */
export const DIGEST = statement(
  'programs.digest-verdicts',
  `select coalesce(sum(uuid_hash_extended(registrant_id,
                         uuid_hash_extended(rule_version_id, hashtextextended(outcome || coalesce(' ' || reason, ''), 0)))
                       & 281474976710655) % 4503599627370496, 0)::float8 as digest
     from programs.verdict where program_id = $1`,
);
