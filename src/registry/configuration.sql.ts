import { statement } from '#platform/database/statement.js';

/** Changes whenever a declaration does: every version of a row has the number of the transaction that wrote it. */
export const DECLARED_STAMP = statement(
  'registry.declared-stamp',
  `select coalesce(md5(string_agg(id::text || written, ',' order by id)), '') as stamp
     from (select id, xmin::text as written from registry.id_type
           union all select id, xmin::text from registry.attribute_definition
           union all select id, xmin::text from registry.code_list) declared`,
);

/** Codes that may be entered, of the lists that an attribute in use is of. */
export const ENTERABLE_CODES = statement(
  'registry.enterable-codes',
  `select v.code_list_id as "codeListId", array_agg(v.code) as codes from registry.code_value v
    where v.active and v.code_list_id in (select a.code_list_id from registry.attribute_definition a where a.active)
    group by v.code_list_id`,
);
