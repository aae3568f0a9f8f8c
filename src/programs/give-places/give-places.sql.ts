import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { inQuestion } from '../duplicates.sql.js';

/** That no decision about duplicates is awaited of `e`, where the program keeps them out until there is one. */
const DECIDED = `not exists (select from programs.duplicate_member m
                     join programs.program b on b.id = m.program_id and b.deduplication = 'block'
                    where m.program_id = e.program_id and m.registrant_id = e.registrant_id and ${inQuestion('m')})`;

/**
 * Who waits and may be given a place: the last verdict said so, nobody has disabled them since, and they wait for no decision
 * about duplicates.
 */
const WAITING = `from programs.enrolment e
       join programs.verdict v on v.registrant_id = e.registrant_id and v.program_id = e.program_id and v.outcome = 'eligible'
       join registry.v_registrant r on r.registrant_id = e.registrant_id and r.status = 'active'
      where e.program_id = $1 and e.ended_at is null and e.state = 'waitlisted' and ${DECIDED}`;

/** Places that are not taken; null: as many as one likes. Whoever is paused keeps theirs. */
const FREE = `select p.cap - (select count(*) from programs.enrolment e
                        where e.program_id = p.id and e.ended_at is null and e.state in ('enrolled', 'paused'))
       from programs.program p where p.id = $1`;

export const ANY_WAITING = statement(
  'programs.any-waiting',
  `select exists (select from programs.enrolment where program_id = $1 and ended_at is null and state = 'waitlisted') as found`,
);

/** The program, held until the transaction ends: places are given by one at a time. */
export const HOLD_PROGRAM = statement(
  'programs.hold-program',
  `select state from programs.program where id = $1 for no key update`,
);

export const FREE_PLACES = statement('programs.free-places', `select (${FREE})::float8 as free`);

/** Who waits longest, first. $1 program, $2 how many. */
export const WAITING_LONGEST = statement(
  'programs.waiting-longest',
  `select e.registrant_id as id ${WAITING} order by e.state_since, e.registrant_id limit $2`,
);

/** Who waits, in key order. $1 program, $2 after whom, $3 how many. */
export const WAITING_IN_ORDER = statement(
  'programs.waiting-in-order',
  `select e.registrant_id as id, extract(epoch from e.state_since)::float8 as since ${WAITING} and e.registrant_id > $2
    order by e.registrant_id limit $3`,
);

/**
 * Gives places to as many of these as there are places, in this order, with history and fact. The program is held: nobody else
 * gives any meanwhile. $1 program, $2 registrants in order, $3 now, $4 actor. Counts the places given.
 */
export const GIVE_PLACES = statement(
  'programs.give-places',
  `with held as materialized (
     select e.id, e.registrant_id, v.rule_version_id, v.as_of
       from unnest($2::uuid[]) with ordinality as next (registrant_id, place)
       join programs.enrolment e on e.registrant_id = next.registrant_id and e.program_id = $1 and e.ended_at is null and e.state = 'waitlisted'
       join programs.verdict v on v.registrant_id = e.registrant_id and v.program_id = $1 and v.outcome = 'eligible'
       join registry.v_registrant r on r.registrant_id = e.registrant_id and r.status = 'active'
      where ${DECIDED}
      order by next.place limit (select case when free.free < 0 then 0 else free.free end from (${FREE}) as free (free))
      for update of e
   ), moved as (
     update programs.enrolment e
        set state = 'enrolled', state_since = $3, enrolled_at = coalesce(e.enrolled_at, $3), rule_version_id = held.rule_version_id,
            verdict = 'eligible', verdict_as_of = held.as_of, version = e.version + 1
       from held where e.registrant_id = held.registrant_id and e.id = held.id
   ), kept as (
     insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason, rule_version_id)
     select ${ID_OF_ROW}, registrant_id, $1, id, 'waitlisted', 'enrolled', $4, $3, 'place_given', rule_version_id from held
     returning registrant_id, enrolment_id
   )
   select count(*)::int as given,
          platform.tell('enrolment.enrolled', $1, $3, array_agg(registrant_id), array_agg(enrolment_id)) as told from kept`,
);
