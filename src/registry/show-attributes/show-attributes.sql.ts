import { statement } from '#platform/database/statement.js';

/** The newest counting that is complete. */
export const CURRENT_COUNT = statement(
  'registry.current-class-count',
  `select id, as_of as "asOf", ladder from registry.class_count where finished_at is not null order by as_of desc limit 1`,
);

/** Which of these classes are large enough to be shown. */
export const SHOWN_CLASSES = statement(
  'registry.shown-classes',
  `select class from registry.shown_class where count_id = $1 and class = any($2::bytea[])`,
);

/** Coarser codes of whole lists: the code in question stays out of the statement. */
export const PARENT_CODES = statement(
  'registry.parent-codes',
  `select code_list_id as "codeListId", code, parent_code as "parentCode" from registry.code_value
    where code_list_id = any($1::uuid[])`,
);
