import { statement } from '#platform/database/statement.js';

const STATISTIC = `select s.program_id as "programId", p.code as "programCode", s.day::text as day, s.as_of as "asOf", s.classes, s.shown
     from beneficiaries.statistic s join programs.v_program p on p.program_id = s.program_id`;

/** $1 program, $2 day or null for the newest. */
export const FIND_STATISTIC = statement(
  'beneficiaries.find-statistic',
  `${STATISTIC} where s.program_id = $1 and ($2::date is null or s.day = $2) order by s.day desc limit 1`,
);

/** The newest of each of these programs (null: all), in key order after $2. */
export const NEWEST_STATISTICS = statement(
  'beneficiaries.newest-statistics',
  `${STATISTIC}
    where ($1::uuid[] is null or s.program_id = any($1)) and ($2::uuid is null or s.program_id > $2)
      and s.day = (select max(day) from beneficiaries.statistic newest where newest.program_id = s.program_id)
    order by s.program_id limit $3`,
);
