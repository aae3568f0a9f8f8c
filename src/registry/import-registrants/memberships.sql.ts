import { statement } from '#platform/database/statement.js';

export const LOCK_ENDS = statement(
  'registry.lock-imported-ends',
  'select id from registry.registrant where id = any($1::uuid[]) order by id for no key update',
);

/** Memberships of these groups that last beyond $2. */
export const MEMBERSHIPS_FROM = statement(
  'registry.memberships-from',
  `select registrant_id as "groupId", member_id as "memberId", is_head as "isHead", is_representative as "isRepresentative",
          relationship, started_at as "startedAt", ended_at as "endedAt"
     from registry.membership where registrant_id = any($1::uuid[]) and (ended_at is null or ended_at > $2)`,
);

export const IMPORTED_COLUMNS = `id uuid, registrant_id uuid, member_id uuid, is_head boolean, is_representative boolean,
  relationship text, started_at timestamptz`;

/** Begins them; one that the unique indexes refuse is left out, and told by its absence. */
export const BEGIN_IMPORTED = statement(
  'registry.begin-imported-memberships',
  `insert into registry.membership (id, registrant_id, member_id, is_head, is_representative, relationship, started_at)
   select id, registrant_id, member_id, is_head, is_representative, relationship, started_at from imported_membership
   on conflict do nothing returning id`,
);
