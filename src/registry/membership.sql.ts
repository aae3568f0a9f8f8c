import { statement } from '#platform/database/statement.js';

const MEMBERSHIPS = `select id as "membershipId", registrant_id as "groupId", member_id as "registrantId",
    is_head as "isHead", is_representative as "isRepresentative", relationship, started_at as "startedAt",
    ended_at as "endedAt", end_reason as "endReason"
  from registry.membership`;

/** $1 group, $2 the instant, $3 the membership after which the page begins, $5 areas in which the members are to be, or null. */
export const MEMBERS_AS_OF = statement(
  'registry.members-as-of',
  `${MEMBERSHIPS} where registrant_id = $1 and started_at <= $2 and (ended_at is null or ended_at > $2) and id > $3
      and ($5::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = member_id and r.area_code = any($5)))
   order by id limit $4`,
);

/** The same with those that have ended. Both arms have an index; `registrant_id` alone has none. */
export const MEMBERS_EVER = statement(
  'registry.members-ever',
  `${MEMBERSHIPS} where registrant_id = $1 and (ended_at is null or ended_at is not null) and id > $2
      and ($4::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = member_id and r.area_code = any($4)))
   order by id limit $3`,
);

export const FIND_MEMBERSHIP = statement(
  'registry.find-membership',
  `${MEMBERSHIPS} where registrant_id = $1 and id = $2`,
);

export const ACTIVE_HEAD = statement(
  'registry.active-head',
  `${MEMBERSHIPS} where registrant_id = $1 and is_head and ended_at is null`,
);

/**
 * Whoever changes the members of a group holds the group's row, so that what is read about its members stays true until it is
 * written. In key order, as the corridor takes them: two who want the same rows wait for each other and do not deadlock.
 */
export const LOCK_REGISTRANTS = statement(
  'registry.lock-registrants',
  `select id as "registrantId", kind, group_kind as "groupKind", status from registry.registrant
    where id = any($1::uuid[]) order by id for no key update`,
);
