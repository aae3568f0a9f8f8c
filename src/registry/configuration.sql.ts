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

export const LOCK_ID_TYPE = statement('registry.lock-id-type', `select from registry.id_type where id = $1 for update`);

export const ID_TYPE_IN_USE = statement(
  'registry.id-type-in-use',
  `select exists (select from registry.identifier_index where id_type_id = $1) as used`,
);

/** Writes values of a list as they shall be: new ones, and changes of those there are. */
export const WRITE_CODES = statement(
  'registry.write-codes',
  `insert into registry.code_value (code_list_id, code, name, parent_code, active)
   select $1, v.* from unnest($2::text[], $3::text[], $4::text[], $5::boolean[]) v (code, name, parent_code, active)
   on conflict (code_list_id, code) do update
     set name = excluded.name, parent_code = excluded.parent_code, active = excluded.active`,
);

/** A code list that does not change until the transaction ends. */
export const HOLD_CODE_LIST = statement(
  'registry.hold-code-list',
  `select id, code from registry.code_list where code = $1 for share`,
);

export const CODE_COUNT = statement(
  'registry.code-count',
  `select count(*)::integer as count from registry.code_value where code_list_id = $1`,
);

export const KEPT_OPEN = statement(
  'registry.kept-open',
  `select exists (select from registry.attribute_definition where code_list_id = $1 and storage = 'open') as "isOpen"`,
);

/** Every code of a list, also inactive ones, and the coarser code it lies in. */
export const CODES = statement(
  'registry.codes',
  `select code, parent_code as parent from registry.code_value where code_list_id = $1`,
);
