import { statement } from '#platform/database/statement.js';

const COLUMNS = `e.id, e.registrant_id as "registrantId", e.program_id as "programId", p.code as "programCode",
    p.name as "programName", e.state, e.period, e.enrolled_at as "enrolledAt", e.state_since as "stateSince",
    e.ended_at as "endedAt", r.version as "ruleVersion", e.verdict, e.verdict_as_of as "verdictAsOf"`;

const FROM = `from programs.enrolment e
  join programs.program p on p.id = e.program_id
  left join programs.rule_version r on r.id = e.rule_version_id`;

const LISTED = `select ${COLUMNS}, e.version as revision,
    case when p.deduplication <> 'off' and exists (select from programs.duplicate_member m
           where m.program_id = e.program_id and m.registrant_id = e.registrant_id and m.enrolment_id = e.id and m.open)
         then 'open' else 'none' end as "duplicateCluster",
    (select h.reason from programs.enrolment_history h
      where h.registrant_id = e.registrant_id and h.enrolment_id = e.id order by h.at desc, h.id desc limit 1) as reason
  ${FROM}`;

/** Every period of these registrants, within these programs unless null. */
export const ENROLMENTS_OF = statement(
  'programs.enrolments-of',
  `select ${COLUMNS} ${FROM} where e.registrant_id = any($1::uuid[]) and ($2::uuid[] is null or e.program_id = any($2))
   order by e.registrant_id, p.code, e.period`,
);

/**
 * The periods of a registrant in a program, the newest first, in the state they were in at an instant: the one that the first move
 * after it began from. $1 program, $2 registrant, $3 instant, null: now, $4 areas or null.
 */
export const ENROLMENTS_AT = statement(
  'programs.enrolments-at',
  `select coalesce((select h.from_state from programs.enrolment_history h
                     where h.registrant_id = e.registrant_id and h.enrolment_id = e.id and h.at > $3::timestamptz
                     order by h.at, h.id limit 1), e.state) as state, e.enrolled_at as "enrolledAt"
     from programs.enrolment e
    where e.program_id = $1 and e.registrant_id = $2
      and ($4::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = $2 and r.area_code = any($4)))
    order by e.period desc`,
);

/**
 * The newest periods in these programs ($1) and states ($2), of those that were exited all, the deceased or the others ($3), enrolled
 * from $4 and before $5 on, unless null; $6 of them after $7, the newest first if $8. `total` counts no further than $9.
 */
export const SEARCH_ENROLMENTS = statement(
  'programs.search-enrolments',
  `with found as materialized (
     select e.id, e.registrant_id, e.enrolled_at from programs.enrolment e
      where e.program_id = any($1::uuid[]) and e.state = any($2::text[])
        and ($4::timestamptz is null or e.enrolled_at >= $4) and ($5::timestamptz is null or e.enrolled_at < $5)
        and (e.state <> 'exited' or $3::text = 'all' or ($3 = 'deceased') = exists (
              select from programs.enrolment_history h
               where h.registrant_id = e.registrant_id and h.enrolment_id = e.id and h.to_state = 'exited' and h.reason = 'deceased'))
        and not exists (select from programs.enrolment n where n.registrant_id = e.registrant_id and n.program_id = e.program_id and n.period > e.period)
      limit $9::integer + 1)
   select id, registrant_id as "registrantId", (select count(*)::int from found) as total from found
    order by case when $8::boolean then enrolled_at end desc nulls last, case when not $8 then enrolled_at end, id
    limit $6 offset $7`,
);

/** Reasons of the moves that ended these. $1 registrants and $2 enrolments, in the same order. */
export const EXIT_REASONS = statement(
  'programs.exit-reasons',
  `select h.enrolment_id as id, h.reason
     from unnest($1::uuid[], $2::uuid[]) ended (registrant_id, enrolment_id)
     join programs.enrolment_history h on h.registrant_id = ended.registrant_id and h.enrolment_id = ended.enrolment_id
    where h.to_state = 'exited'`,
);

/**
 * $2 state or null, $3 and $4 the registrant and period after which the page begins, $6 areas of the registrants or null, $7 in
 * their state since or null, $8 reason of the last move or null, $9 whether in an open cluster of duplicates, or null.
 */
export const ENROLMENTS_OF_PROGRAM = statement(
  'programs.enrolments-of-program',
  `select * from (${LISTED} where e.program_id = $1 and ($2::text is null or e.state = $2)
      and (e.registrant_id, e.period) > ($3, $4) and ($7::timestamptz is null or e.state_since >= $7)
      and ($6::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = e.registrant_id and r.area_code = any($6)))
    ) listed where ($8::text is null or reason = $8) and ($9::text is null or "duplicateCluster" = $9)
   order by "registrantId", period limit $5`,
);

/** $1 program, $2 enrolment, $3 areas or null. */
export const ENROLMENT_OF_PROGRAM = statement(
  'programs.enrolment-of-program',
  `${LISTED} where e.program_id = $1 and e.id = $2
      and ($3::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = e.registrant_id and r.area_code = any($3)))`,
);

export const FIND_ENROLMENT = statement(
  'programs.find-enrolment',
  `select registrant_id as "registrantId", program_id as "programId" from programs.enrolment where id = $1`,
);

/** $1 program, $2 registrant, $3 areas or null. */
export const FIND_VERDICT = statement(
  'programs.find-verdict',
  `select v.registrant_id as "registrantId", v.program_id as "programId", v.outcome, v.reason, r.version as "ruleVersion",
          v.as_of as "asOf"
     from programs.verdict v join programs.rule_version r on r.id = v.rule_version_id
    where v.registrant_id = $2 and v.program_id = $1
      and ($3::text[] is null or exists (select from registry.v_registrant g
                                          where g.registrant_id = $2 and g.area_code = any($3)))`,
);

/** $1 registrant, $2 enrolment, $3 the move after which the page begins. Ids grow with time. */
export const ENROLMENT_MOVES = statement(
  'programs.enrolment-moves',
  `select h.id, h.from_state as "fromState", h.to_state as "toState", h.actor_id as "actorId", h.at, h.reason,
          r.version as "ruleVersion"
     from programs.enrolment_history h left join programs.rule_version r on r.id = h.rule_version_id
    where h.registrant_id = $1 and h.enrolment_id = $2 and h.id > $3
    order by h.id limit $4`,
);
