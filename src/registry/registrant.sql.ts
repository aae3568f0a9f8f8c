import { statement } from '#platform/database/statement.js';

export const EXISTING = statement(
  'registry.existing',
  `select id as "registrantId", kind, status, created_at as "createdAt" from registry.registrant where id = any($1::uuid[]) order by id`,
);

export const ACTIVE_MEMBERS = statement(
  'registry.active-members',
  `select registrant_id as "registrantId", member_id as "memberId" from registry.membership
    where registrant_id = any($1::uuid[]) and ended_at is null order by registrant_id, member_id`,
);
