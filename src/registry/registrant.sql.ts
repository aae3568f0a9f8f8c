import { statement } from '#platform/database/statement.js';

/** Those who are there for whoever asks: the erased are not. */
export const EXISTING = statement(
  'registry.existing',
  `select id as "registrantId", kind, group_kind as "groupKind", status from registry.registrant
    where id = any($1::uuid[]) and status <> 'erased' order by id`,
);

/** Also the erased, of whom an id and past payments are left. */
export const EVER_REGISTERED = statement(
  'registry.ever-registered',
  `select id as "registrantId", kind, group_kind as "groupKind", status from registry.registrant
    where id = any($1::uuid[]) order by id`,
);

export const ACTIVE_MEMBERS = statement(
  'registry.active-members',
  `select registrant_id as "registrantId", member_id as "memberId" from registry.membership
    where registrant_id = any($1::uuid[]) and ended_at is null order by registrant_id, member_id`,
);

/** A page in key order. Whatever is not asked for is null; $6 areas with all below them, or null for everybody. */
export const LIST_REGISTRANTS = statement(
  'registry.list-registrants',
  `select registrant_id as "registrantId", kind, group_kind as "groupKind", status from registry.v_registrant
    where registrant_id > coalesce($1::uuid, '00000000-0000-0000-0000-000000000000')
      and ($2::text is null or kind = $2) and ($3::text is null or status = $3) and ($4::text is null or group_kind = $4)
      and ($6::text[] is null or area_code = any($6))
    order by registrant_id limit $5`,
);

/** Moves the standing, if it may go there from where it is. $1 registrant, $2 from any of, $3 to, $4 reason, $5 actor, $6 now. */
export const MOVE_REGISTRANT = statement(
  'registry.move-registrant',
  `with held as (
     select id, status from registry.registrant where id = $1 and status = any($2::text[]) for no key update
   ), moved as (
     update registry.registrant r
        set status = $3, status_reason = $4, status_by = $5, status_since = $6, updated_at = $6, revision = r.revision + 1
       from held where r.id = held.id
     returning r.id, r.revision
   )
   insert into registry.standing_history (registrant_id, revision, from_state, to_state, actor_id, at, reason)
   select moved.id, moved.revision, held.status, $3, $5, $6, $4 from held join moved on moved.id = held.id`,
);

export const GROUPS_OF = statement(
  'registry.groups-of',
  `select registrant_id as "registrantId" from registry.membership where member_id = $1 and ended_at is null`,
);
