import { statement } from '#platform/database/statement.js';

/** Pages of a list ($2) of a source that begin behind $3 and before $4, in their order. */
export const PAGES_NEAR = statement(
  'registry.told-pages-near',
  `select place, records from registry.told_page
    where source_id = $1 and list = $2 and place > $3 and place < $4 order by place`,
);

export const REMEMBER_PAGE = statement(
  'registry.remember-told-page',
  `insert into registry.told_page (source_id, list, place, run_id, records) values ($1, $2, $3, $4, $5)
   on conflict (source_id, list, place) do update set run_id = excluded.run_id, records = excluded.records`,
);

/** The same of a page that is remembered as it is: its records are not written once more. */
export const REMEMBER_STILL = statement(
  'registry.remember-told-page-still',
  'update registry.told_page set run_id = $4 where source_id = $1 and list = $2 and place = $3',
);

/** What a run has come by of a source is all that there is. */
export const FORGET_PAGES = statement(
  'registry.forget-told-pages',
  'delete from registry.told_page where source_id = $1 and run_id <> $2',
);

/**
 * Every page on which one of these registrants ($1) is told of, by whichever source; of more than a few all pages of their sources, since to
 * look for each of them costs more than to read once more.
 */
export const FORGET_PAGES_OF = statement(
  'registry.forget-told-pages-of',
  `delete from registry.told_page p
    where exists (select from registry.source_link l
                   where l.registrant_id = any($1::uuid[]) and l.source_id = p.source_id
                     and (cardinality($1::uuid[]) > 20 or position(l.token in p.records) > 0))`,
);
