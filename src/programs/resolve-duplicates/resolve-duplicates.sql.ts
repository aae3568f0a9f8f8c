import { statement } from '#platform/database/statement.js';

/** Tells of everybody in the cluster ($2), as the rows were when the statement began. `follows` names a CTE that has a row when it is so. */
const told = (kind: string, at: string, follows: string): string =>
  `select platform.tell('${kind}', $1, ${at}, array_agg(m.registrant_id), array_agg(m.enrolment_id)) as told
     from programs.duplicate_member m where m.cluster_id = $2 and m.role <> 'gone' and exists (select from ${follows})`;

/** $1 program, $2 cluster, $3 outcome, $4 the one that is kept or null, $5 actor, $6 now, $7 history id. */
export const RESOLVE = statement(
  'programs.resolve-duplicates',
  `with resolved as (
     update programs.duplicate_cluster
        set state = 'resolved', outcome = $3, primary_id = $4, resolved_by = $5, resolved_at = $6, revision = revision + 1
      where program_id = $1 and id = $2 and state = 'open'
     returning id
   ), settled as (
     update programs.duplicate_member m
        set open = false,
            role = case when $3 = 'not_duplicate' then 'distinct' when m.registrant_id = $4 then 'primary' else 'duplicate' end
      where m.cluster_id = $2 and m.open
   ), logged as (
     insert into programs.duplicate_history (id, program_id, cluster_id, from_state, to_state, actor_id, at, reason)
     select $7, $1, id, 'open', 'resolved', $5, $6, $3 from resolved
   )
   ${told('duplicate.resolved', '$6', 'resolved')}`,
);

/**
 * The others stand for the one that is kept, and so does whoever stood for one of them; the one that is kept for nobody.
 * $1 program, $2 cluster, $3 the one, $4 the others, $5 now.
 */
export const END_KNOWN = statement(
  'programs.end-known-duplicates',
  `update programs.known_duplicate set until = $4
    where program_id = $1 and until is null and registrant_id = any($3::uuid[] || $2::uuid)`,
);
export const REPOINT_KNOWN = statement(
  'programs.repoint-known-duplicates',
  `update programs.known_duplicate set primary_id = $2
    where program_id = $1 and until is null and primary_id = any($3::uuid[]) and registrant_id <> $2`,
);
export const ADD_KNOWN = statement(
  'programs.add-known-duplicates',
  `insert into programs.known_duplicate (id, program_id, registrant_id, primary_id, cluster_id, since)
   select platform.uuid_v7(), $1, other, $2, $4, $5 from unnest($3::uuid[]) others (other)`,
);

/**
 * What is known to match between the members, and those who stand for them, means nothing: only another key brings them
 * together again. $1 program, $2 cluster, $3 registrants.
 */
export const DISMISS = statement(
  'programs.dismiss-matches',
  `with who as (
     select registrant_id, registrant_id as person from unnest($3::uuid[]) r (registrant_id)
      union all
     select k.registrant_id, k.primary_id from programs.known_duplicate k
      where k.program_id = $1 and k.primary_id = any($3::uuid[]) and k.until is null
        and k.registrant_id <> all($3::uuid[])
   )
   update programs.duplicate_match m set dismissed_in = $2
     from who a, who b
    where m.program_id = $1 and m.registrant_a = a.registrant_id and m.registrant_b = b.registrant_id
      and a.person <> b.person and m.dismissed_in is null`,
);

/** $1 cluster, $2 registrant, $3 actor, $4 now. */
export const OVERRIDE = statement(
  'programs.override-duplicates',
  `with overridden as (
     update programs.duplicate_member set overridden_by = $3, overridden_at = $4
      where cluster_id = $1 and registrant_id = $2 and open
     returning cluster_id
   )
   update programs.duplicate_cluster c set revision = c.revision + 1 from overridden o where c.id = o.cluster_id`,
);

/** What a resolution did to the cluster is taken back. $1 program, $2 cluster, $3 actor, $4 now, $5 history id. */
export const REOPEN = statement(
  'programs.reopen-duplicates',
  `with reopened as (
     update programs.duplicate_cluster
        set state = 'open', outcome = null, primary_id = null, resolved_by = null, resolved_at = null, revision = revision + 1
      where program_id = $1 and id = $2 and state = 'resolved'
     returning id
   ), questioned as (
     update programs.duplicate_member set open = true, role = 'suspected' where cluster_id = $2 and role <> 'gone'
   ), recalled as (
     update programs.duplicate_match set dismissed_in = null where program_id = $1 and dismissed_in = $2
   ), unknown as (
     update programs.known_duplicate set until = $4 where program_id = $1 and cluster_id = $2 and until is null
   ), logged as (
     insert into programs.duplicate_history (id, program_id, cluster_id, from_state, to_state, actor_id, at, reason)
     select $5, $1, id, 'resolved', 'open', $3, $4, 'reopened' from reopened
   )
   ${told('duplicate.reopened', '$4', 'reopened')}`,
);
