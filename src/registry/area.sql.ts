import { statement } from '#platform/database/statement.js';

/** $1 codes of areas: those there are, with every area below them. */
export const AREAS_WITHIN = statement(
  'registry.areas-within',
  `with recursive within as (
     select code from registry.v_area where code = any($1::text[])
     union
     select a.code from within w join registry.v_area a on a.parent_code = w.code)
   select code from within`,
);

/** $1 codes of areas: each there is, with the codes of every area below it and its own. */
export const AREAS_BELOW = statement(
  'registry.areas-below',
  `with recursive below as (
     select code as area, code from registry.v_area where code = any($1::text[])
     union
     select b.area, a.code from below b join registry.v_area a on a.parent_code = b.code)
   select area, array_agg(code order by code) as codes from below group by area`,
);

/** The areas each of these registrants is in: their own, and those above it. Who has none of their own is not there. */
export const AREAS_OF = statement(
  'registry.areas-of',
  `with recursive line as (
     select registrant_id, area_code as code from registry.v_registrant
      where registrant_id = any($1::uuid[]) and area_code is not null
     union
     select l.registrant_id, a.parent_code from line l join registry.v_area a on a.code = l.code
      where a.parent_code is not null)
   select registrant_id as "registrantId", array_agg(code) as areas from line group by registrant_id`,
);
