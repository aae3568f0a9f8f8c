import { statement } from '#platform/database/statement.js';

/** The tokens of the links of one part; the parameters are of the statement it stands in. */
function tokensOfPart(source: string, run: string, part: string): string {
  return `select substring(p.tokens from at for 16) as token
       from registry.missing_link p cross join lateral generate_series(1, length(p.tokens), 16) at
      where p.source_id = ${source} and p.run_id = ${run} and p.part = ${part}`;
}

/**
 * Finds the links a full pull did not meet and notes them in parts of $5, each to be ended by {@link END_PART}: $1 source, $2 run,
 * $3 when the run began, $4 most of a hundred live links that may end, or null. Where it would be more, they are counted and
 * nothing is noted. A link written since the run began was met by it; of the rest the pages tell which were met unchanged.
 */
export const FIND_MISSING = statement(
  'registry.find-missing-links',
  `with seen as materialized (
     select substring(s.tokens from at for 8) as token
       from registry.seen_link s cross join lateral generate_series(1, length(s.tokens), 8) at
      where s.source_id = $1 and s.run_id = $2
   ), missing as materialized (
     select l.token from registry.source_link l
      where l.source_id = $1 and l.gone_at is null and l.seen_at < $3
        and not exists (select from seen where seen.token = substring(l.token from 1 for 8))
   ), found as materialized (
     select (select count(*) from missing) as missing,
            (select count(*) from registry.source_link where source_id = $1 and gone_at is null) as live
   ), noted as (
     insert into registry.missing_link (source_id, run_id, part, tokens)
     select $1, $2, (m.place - 1) / $5::int, string_agg(m.token, ''::bytea)
       from (select token, row_number() over (order by token) as place from missing) m, found
      where $4::float8 is null or found.missing <= found.live * $4 / 100
      group by 3 returning part
   )
   select missing::int, live::int, (select count(*)::int from noted) as parts from found`,
);

/**
 * Ends the links of one part ($3) of what {@link FIND_MISSING} noted: $1 source, $2 run, $4 when the run began, $5 now. One that was
 * met in the meantime stays. The members of a group that is gone end with it, unless another source still tells of the group; its
 * digest is forgotten, so that its members come back with it.
 */
export const END_PART = statement(
  'registry.end-part-of-missing-links',
  `with told as materialized (
     ${tokensOfPart('$1', '$2', '$3')}
   ), gone as (
     update registry.source_link l
        set gone_at = $5, content_digest = case when r.kind = 'group' then '' else l.content_digest end
       from told, registry.registrant r
      where l.source_id = $1 and l.token = told.token and l.gone_at is null and l.seen_at < $4 and r.id = l.registrant_id
     returning l.registrant_id, r.kind
   ), emptied as (
     update registry.membership m set ended_at = greatest($5, m.started_at), end_reason = 'other'
       from gone
      where gone.kind = 'group' and m.registrant_id = gone.registrant_id and m.ended_at is null
        and not exists (select from registry.source_link o
                         where o.registrant_id = m.registrant_id and o.source_id <> $1 and o.gone_at is null)
     returning m.id
   )
   select (select count(*)::int from gone) as gone, (select count(*)::int from emptied) as ended`,
);

/** What was noted for other runs of a source than this one (or for any, when it is null). */
export const FORGET_SEEN = statement(
  'registry.forget-seen-links',
  'delete from registry.seen_link where source_id = $1 and run_id is distinct from $2',
);

/** What was to be ended of a source, by whichever run. */
export const FORGET_MISSING = statement(
  'registry.forget-missing-links',
  'delete from registry.missing_link where source_id = $1',
);

/**
 * What follows `held (id)`: the held move from one standing to the other, with history. $2 now, $3 actor. Both ways have one reason,
 * by which the way back knows whom it may take.
 */
const moveHeld = (from: 'active' | 'disabled', to: 'active' | 'disabled'): string => `moved as (
     update registry.registrant r
        set status = '${to}', status_reason = 'gone_at_source', status_by = $3, status_since = $2, updated_at = $2,
            revision = r.revision + 1
       from held where r.id = held.id
     returning r.id, r.revision
   )
   insert into registry.standing_history (registrant_id, revision, from_state, to_state, actor_id, at, reason)
   select id, revision, '${from}', '${to}', $3, $2, 'gone_at_source' from moved`;

/**
 * Disables who was active and is told of by no source any more, of those whose links ended with part $5 of run $4: $1 source, $2 the
 * instant they ended, $3 actor. Those who were never told of by any are not among them.
 */
export const DISABLE_GONE = statement(
  'registry.disable-gone',
  `with told as materialized (
     ${tokensOfPart('$1', '$4', '$5')}
   ), held as materialized (
     select r.id from registry.registrant r
      where r.status = 'active'
        and r.id in (select l.registrant_id from told join registry.source_link l
                         on l.source_id = $1 and l.token = told.token and l.gone_at = $2)
        and not exists (select from registry.source_link o where o.registrant_id = r.id and o.gone_at is null)
      order by r.id for no key update
   ), ${moveHeld('active', 'disabled')}`,
);

/** Takes back what {@link DISABLE_GONE} did to those of $1 who are told of again. $2 now, $3 actor. */
export const ENABLE_RETURNED = statement(
  'registry.enable-returned',
  `with held as materialized (
     select id from registry.registrant
      where id = any($1::uuid[]) and status = 'disabled' and status_reason = 'gone_at_source' order by id for no key update
   ), ${moveHeld('disabled', 'active')}`,
);
