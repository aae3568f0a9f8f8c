import { statement } from '#platform/database/statement.js';
import { IN_RANGE } from '../evaluate-eligibility/evaluate-eligibility.sql.js';
import { JUDGED } from '../evaluate-eligibility/judged.js';

/** How many of the chunk have which outcome, apart for those who are enrolled. $1 program. */
export const TALLY_CHANGES = statement(
  'programs.tally-changes',
  `select j.outcome, e.id is not null as enrolled, count(*)::int as count
     from ${JUDGED.table} j
     left join programs.enrolment e on e.registrant_id = j.registrant_id and e.program_id = $1 and e.state = 'enrolled' and ${IN_RANGE}
    group by 1, 2`,
);

/** Once: whoever comes second changes nothing. */
export const KEEP_PREVIEW = statement(
  'programs.keep-preview',
  `insert into programs.rule_preview (id, program_id, as_of, shown, created_by, created_at)
   values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
);

export const FIND_PREVIEW = statement(
  'programs.find-preview',
  `select id, program_id as "programId", as_of as "asOf", shown, created_at as "createdAt" from programs.rule_preview
    where program_id = $1 and id = $2`,
);
