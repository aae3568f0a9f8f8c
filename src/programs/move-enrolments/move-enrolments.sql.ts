import { statement } from '#platform/database/statement.js';
import { MOVE_HELD } from '../enrolment-moves.sql.js';

/** Whom a filter names: it is the same in the dry run, in the digest and in every chunk. */
const filtered = (first: number): string => {
  const [states, before, since, reason, verdict] = [0, 1, 2, 3, 4].map((n) => `$${first + n}`);
  return `e.ended_at is null and e.state = any(${states}::text[])
      and (${before}::timestamptz is null or e.state_since < ${before}) and (${since}::timestamptz is null or e.state_since >= ${since})
      and (${verdict}::text is null or e.verdict = ${verdict})
      and (${reason}::text is null or ${reason} = (select h.reason from programs.enrolment_history h
             where h.registrant_id = e.registrant_id and h.enrolment_id = e.id order by h.at desc, h.id desc limit 1))`;
};

/**
 * How many of each state a filter names, and a digest over whom and as they stand: another one when any of them was moved since,
 * or somebody else came to be named. $1 program, $2 to $6 the filter. Two levels, so that no aggregate holds more than a part.
 */
export const FILTER_DIGEST = statement(
  'programs.filter-digest',
  `with line as materialized (
     select e.state, get_byte(uuid_send(e.id), 15) as part, e.id,
            sha256(uuid_send(e.id) || int4send(e.version) || convert_to(e.state, 'UTF8')) as digest
       from programs.enrolment e where e.program_id = $1 and ${filtered(2)}
   ), part as (
     select part, sha256(string_agg(digest, ''::bytea order by id)) as digest from line group by part
   )
   select coalesce((select jsonb_object_agg(state, lines) from (select state, count(*) as lines from line group by state) s), '{}') as counts,
          (select count(*)::int from line) as total,
          coalesce((select string_agg(digest, ''::bytea order by part) from part), ''::bytea) as parts`,
);

/**
 * Moves the next of those a filter names, in key order: nobody who came to be named after the order. $6 after whom, $7 how many,
 * $8 ordered at, $9 to $13 the filter; $1 to $5 as in {@link MOVE_HELD}.
 */
export const MOVE_CHUNK = statement(
  'programs.move-chunk',
  `with held as materialized (
     select e.id, e.registrant_id, e.state from programs.enrolment e
      where e.program_id = $5 and e.registrant_id > $6 and e.state_since <= $8 and ${filtered(9)}
      order by e.registrant_id limit $7 for update
   ), ${MOVE_HELD}`,
);
