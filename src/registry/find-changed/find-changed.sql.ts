import { statement } from '#platform/database/statement.js';

/**
 * Who has to be looked at again: of $1 kind, active and registered by $3, about whom something was written by the transaction
 * $4 or a later one (of the registrant, of memberships and members of a group, of identifiers of either), or for whom time
 * alone has changed something between $2 and $3. By transactions, so that neither an instant that is entered late nor a
 * commit that comes late is missed; a transaction after all that can be seen is of another server, before a restore. Laterals:
 * a look by index for each, whatever the planner thinks; nobody's profile is read.
 */
const CHANGED = `
  with told as materialized (
    select unnest(c.registrant_ids) as id from registry.change c
     where (c.tx >= $4::xid8 and c.tx < pg_snapshot_xmax(pg_current_snapshot())) or c.latest > $2
    union
    select i.registrant_id from registry.identifier i
     where i.expires_on >= ($2::timestamptz at time zone 'UTC')::date and i.expires_on < ($3::timestamptz at time zone 'UTC')::date
    union
    select m.registrant_id from registry.membership m where m.started_at > $2 and m.started_at <= $3
    union
    select m.registrant_id from registry.membership m where m.ended_at > $2 and m.ended_at <= $3
  ), looked as materialized (
    select id from told
    union
    select g.id from told cross join lateral (
        select m.registrant_id as id from registry.membership m
         where m.member_id = told.id and $1 = 'group' and (m.ended_at is null or m.ended_at > $2) offset 0) g
  ), changed as (
    select r.id from looked cross join lateral (
        select p.id from registry.registrant p
         where p.id = looked.id and p.kind = $1 and p.status = 'active' and p.created_at <= $3 offset 0) r
  )`;

export const COUNT_CHANGED = statement(
  'registry.count-changed',
  `${CHANGED} select count(*)::int as total from changed`,
);

/** The first $6 of them after $5, in key order, 16 bytes each. */
export const LIST_CHANGED = statement(
  'registry.list-changed',
  `${CHANGED} select coalesce(string_agg(uuid_send(id), ''::bytea order by id), '') as ids
     from (select id from changed where id > $5 order by id limit $6) page`,
);

/**
 * Before every transaction that is under way: what it had not seen, somebody who looks again has to. And the server that counts
 * these transactions: on another one, the same number stands for another.
 */
export const MARK = statement(
  'registry.mark',
  `select pg_snapshot_xmin(pg_current_snapshot())::text as seen, system_identifier::text as server from pg_control_system()`,
);

export const FORGET_CHANGES = statement('registry.forget-changes', 'delete from registry.change where at < $1');
