import { statement } from '#platform/database/statement.js';

/** $1 program, $2 registrant, $3 areas or null: the last verdict, and the version and instant that fix what it was made from. */
export const VERDICT_TO_EXPLAIN = statement(
  'programs.verdict-to-explain',
  `select v.registrant_id as "registrantId", v.rule_version_id as "ruleVersionId", v.outcome, v.reason, v.as_of as "asOf"
     from programs.verdict v
    where v.registrant_id = $2 and v.program_id = $1
      and ($3::text[] is null or exists (select from registry.v_registrant g
                                          where g.registrant_id = $2 and g.area_code = any($3)))`,
);

/** $1 program, $2 enrolment, $3 areas or null: the verdict that decided its state, where one did. */
export const ENROLMENT_TO_EXPLAIN = statement(
  'programs.enrolment-to-explain',
  `select e.registrant_id as "registrantId", e.rule_version_id as "ruleVersionId", e.verdict as outcome, null as reason,
          e.verdict_as_of as "asOf"
     from programs.enrolment e
    where e.id = $2 and e.program_id = $1 and e.rule_version_id is not null and e.verdict is not null
      and ($3::text[] is null or exists (select from registry.v_registrant g
                                          where g.registrant_id = e.registrant_id and g.area_code = any($3)))`,
);
