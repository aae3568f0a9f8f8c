import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/**
 * Matches of the run that nobody has dismissed, between people: whoever is a known second entry stands for the first one, as
 * long as that is in question itself. $1 program, $2 run, $3 states.
 */
export const MAKE_LINKS = statement(
  'programs.make-links',
  'create temporary table dedup_link (a uuid not null, b uuid not null) on commit drop',
);
export const FILL_LINKS = statement(
  'programs.fill-links',
  `with known as (
     select k.registrant_id, k.primary_id from programs.known_duplicate k
      where k.program_id = $1 and k.until is null
        and exists (select from programs.enrolment e where e.registrant_id = k.primary_id and e.program_id = $1
                       and e.state = any($3::text[]) and e.ended_at is null)
   ), matched as (
     select coalesce(x.primary_id, m.registrant_a) as a, coalesce(y.primary_id, m.registrant_b) as b
       from programs.duplicate_match m
       left join known x on x.registrant_id = m.registrant_a
       left join known y on y.registrant_id = m.registrant_b
      where m.program_id = $1 and m.run_id = $2 and m.dismissed_in is null
   )
   insert into dedup_link (a, b)
   select a, b from matched where a <> b union select b, a from matched where a <> b`,
);

/** The least of ids: there is no minimum of uuid before PostgreSQL 19, and they are ordered as their text is. */
const least = (ids: string): string => `min(${ids}::text collate "C")::uuid`;

/**
 * Everybody linked, by the least id of themselves and of whom they are linked to directly: whom that joins already, most by far, takes
 * no round.
 */
export const MAKE_NODES = statement(
  'programs.make-nodes',
  `create temporary table dedup_node (registrant_id uuid primary key, label uuid not null) with (fillfactor = 60)
     on commit drop`,
);
export const FILL_NODES = statement(
  'programs.fill-nodes',
  `insert into dedup_node (registrant_id, label)
   select a, least(a, ${least('b')}) from dedup_link group by a order by a`,
);
export const COUNT_LINKS = statement('programs.count-links', 'analyze dedup_link');
export const COUNT_NODES = statement('programs.count-nodes', 'analyze dedup_node');

/** How many are like somebody, and how many others the one is like who is like most. */
export const EXTENT = statement(
  'programs.extent-of-duplicates',
  `select count(*)::int as people, coalesce(max(others), 0)::int as others
     from (select count(*) as others from dedup_link group by a) linked`,
);

/** Whether any two who are linked have not come to one label; where none have not, each label is a component. */
export const UNSETTLED = statement(
  'programs.unsettled-labels',
  `select exists (select from dedup_link e join dedup_node u on u.registrant_id = e.a join dedup_node v on v.registrant_id = e.b
                   where u.label <> v.label) as found`,
);

/**
 * One round of connected components: every label, and whoever carries it, takes the least label of a label next to it (FastSV:
 * hooking, aggressive hooking and shortcutting in one; a path of n takes about log n rounds).
 */
export const SPREAD_LABELS = statement(
  'programs.spread-labels',
  `with two_up as (
     select v.registrant_id as n, v.label, up.label as upper from dedup_node v join dedup_node up on up.registrant_id = v.label
   ), offers as (
     select u.label as target, v.upper from dedup_link e join two_up u on u.n = e.a join two_up v on v.n = e.b
      union all
     select e.a, v.upper from dedup_link e join two_up v on v.n = e.b
      union all
     select n, upper from two_up
   ), least_offer as (
     select target, ${least('upper')} as upper from offers group by target
   )
   update dedup_node v set label = o.upper from least_offer o where o.target = v.registrant_id and o.upper < v.label`,
);

/**
 * The cluster of each label: the open one that has one of its people (the oldest, and of one torn apart the part with the least
 * label), else a new one. $1 program.
 */
export const MAKE_COMPONENTS = statement(
  'programs.make-components',
  `create temporary table dedup_component (label uuid primary key, cluster_id uuid not null, kept boolean not null)
     on commit drop`,
);
export const FILL_COMPONENTS = statement(
  'programs.fill-components',
  `with overlapping as (
     select distinct v.label, m.cluster_id
       from dedup_node v join programs.duplicate_member m on m.program_id = $1 and m.registrant_id = v.registrant_id and m.open
   ), oldest as (
     select distinct on (label) label, cluster_id from overlapping order by label, cluster_id
   ), kept as (
     select distinct on (cluster_id) cluster_id, label from oldest order by cluster_id, label
   )
   insert into dedup_component (label, cluster_id, kept)
   select l.label, coalesce(k.cluster_id, platform.uuid_v7()), k.cluster_id is not null
     from (select distinct label from dedup_node) l left join kept k on k.label = l.label`,
);

/**
 * Who is to be in which cluster; what was decided or done about them while they were in another one goes with them. Enrolments are
 * looked up one beside the other (`offset 0`), where reading them all costs what row security asks of each.
 */
export const MAKE_MEMBERS = statement(
  'programs.make-members',
  `create temporary table dedup_member (registrant_id uuid primary key, cluster_id uuid not null, enrolment_id uuid not null,
          held_from text, overridden_by uuid, overridden_at timestamptz) on commit drop`,
);
export const FILL_MEMBERS = statement(
  'programs.fill-members',
  `insert into dedup_member (registrant_id, cluster_id, enrolment_id, held_from, overridden_by, overridden_at)
   select v.registrant_id, c.cluster_id, e.id, m.held_from, m.overridden_by, m.overridden_at
     from dedup_node v
     cross join lateral (select id from programs.enrolment e
                          where e.registrant_id = v.registrant_id and e.program_id = $1 and e.ended_at is null offset 0) e
     join dedup_component c on c.label = v.label
     left join programs.duplicate_member m on m.program_id = $1 and m.registrant_id = v.registrant_id and m.open`,
);
export const COUNT_MEMBERS = statement('programs.count-members', 'analyze dedup_member');

/** $1 program, $2 run, $3 now. */
export const OPEN_CLUSTERS = statement(
  'programs.open-clusters',
  `insert into programs.duplicate_cluster (id, program_id, run_id, opened_at)
   select cluster_id, $1, $2, $3 from dedup_component where not kept`,
);

/** Whoever is like nobody any more, or in another cluster by now. $1 program, $2 now. */
export const LEAVE_CLUSTERS = statement(
  'programs.leave-clusters',
  `update programs.duplicate_member m
      set open = false, role = 'gone', left_at = $2,
          held_from = case when exists (select from dedup_member d where d.registrant_id = m.registrant_id) then null else m.held_from end
    where m.program_id = $1 and m.open
      and not exists (select from dedup_member d where d.registrant_id = m.registrant_id and d.cluster_id = m.cluster_id)`,
);

/** $1 program, $2 now. Whoever is in it already stays as they are; whoever had left it is one of it again. */
export const JOIN_CLUSTERS = statement(
  'programs.join-clusters',
  `with again as (
     update programs.duplicate_member m
        set open = true, role = 'suspected', left_at = null, enrolment_id = d.enrolment_id,
            held_from = coalesce(d.held_from, m.held_from), overridden_by = d.overridden_by, overridden_at = d.overridden_at
       from dedup_member d
      where m.cluster_id = d.cluster_id and m.registrant_id = d.registrant_id and not m.open
   )
   insert into programs.duplicate_member (program_id, cluster_id, registrant_id, enrolment_id, role, held_from,
          overridden_by, overridden_at, joined_at)
   select $1, d.cluster_id, d.registrant_id, d.enrolment_id, 'suspected', d.held_from, d.overridden_by, d.overridden_at, $2
     from dedup_member d
    where not exists (select from programs.duplicate_member o
                       where o.cluster_id = d.cluster_id and o.registrant_id = d.registrant_id)
    order by d.registrant_id`,
);

/** Clusters that had somebody come or go. $1 program, $2 now. */
export const REVISE_CLUSTERS = statement(
  'programs.revise-clusters',
  `update programs.duplicate_cluster c set revision = revision + 1
     from dedup_component d
    where d.cluster_id = c.id and d.kept
      and exists (select from programs.duplicate_member m
                   where m.cluster_id = c.id and (m.joined_at = $2 or m.left_at = $2) and m.program_id = $1)`,
);

/** Open clusters in which nobody is left. $1 program, $2 actor, $3 now. */
export const CLOSE_EMPTY = statement(
  'programs.close-empty-clusters',
  `with closed as (
     update programs.duplicate_cluster c
        set state = 'resolved', outcome = 'no_match', resolved_by = $2, resolved_at = $3, revision = revision + 1
      where c.program_id = $1 and c.state = 'open' and not exists (select from dedup_component d where d.cluster_id = c.id)
     returning id
   )
   insert into programs.duplicate_history (id, program_id, cluster_id, from_state, to_state, actor_id, at, reason)
   select ${ID_OF_ROW}, $1, id, 'open', 'resolved', $2, $3, 'no_match' from closed`,
);
