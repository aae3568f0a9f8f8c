import { statement } from '#platform/database/statement.js';

const COLUMNS = `id, registrant_id as "registrantId", reporter, program_code as "programCode", program_name as "programName", status,
    to_char(enrolled_on, 'YYYY-MM-DD') as "enrolledOn", reported_at as "reportedAt", review`;

/**
 * Keeps what an organisation ($1) reports ($2, JSON): the newest stands. What is told otherwise than before is to be reviewed
 * anew; what is told again stays as it was judged.
 */
export const REPORT = statement(
  'programs.report',
  `insert into programs.reported_program as kept (id, registrant_id, reporter, program_code, program_name, status, enrolled_on)
   select platform.uuid_v7(), told.registrant, $1, told.code, told.name, told.status, told.enrolled
     from (select distinct on (registrant, code) * from jsonb_to_recordset($2::jsonb)
             as t(registrant uuid, code text, name text, status text, enrolled date) order by registrant, code) told
   on conflict (registrant_id, reporter, program_code) do update
     set program_name = excluded.program_name, status = excluded.status, enrolled_on = excluded.enrolled_on,
         reported_at = now(), review = 'open', reviewed_by = null, reviewed_at = null
   where (kept.status, kept.program_name, kept.enrolled_on) is distinct from (excluded.status, excluded.program_name, excluded.enrolled_on)`,
);

/** Of these registrants, and not dismissed. */
export const REPORTED_OF = statement(
  'programs.reported-of',
  `select ${COLUMNS} from programs.reported_program
    where registrant_id = any($1::uuid[]) and review <> 'dismissed' order by registrant_id, reporter, program_code`,
);

/** $1 review or null, $2 the report after which the page begins. */
export const LIST_REPORTED = statement(
  'programs.list-reported',
  `select ${COLUMNS} from programs.reported_program where ($1::text is null or review = $1) and id > $2 order by id limit $3`,
);

/** Once: what was reviewed is reviewed. $2 review, $3 by whom, $4 when. */
export const REVIEW_REPORTED = statement(
  'programs.review-reported',
  `update programs.reported_program set review = $2, reviewed_by = $3, reviewed_at = $4 where id = $1 and review = 'open'
   returning ${COLUMNS}`,
);

export const FIND_REPORTED = statement(
  'programs.find-reported',
  `select ${COLUMNS} from programs.reported_program where id = $1`,
);
