import { statement } from '#platform/database/statement.js';

/** Grants in force of one user, as others may be given out of them; the nearest to the first comes first. */
export const GIVERS_GRANTS = statement(
  'access.givers-grants',
  `select id, role, permissions, may_give as "mayGive", program_ids as "programIds", areas, data_classes as "dataClasses",
          expires_at as "expiresAt", depth, holders
     from access.v_grant_in_force where user_id = $1 and 'grant:write' = any(permissions) order by depth, expires_at desc`,
);

/** Grants in force of one user, as what they hold. */
export const HELD_GRANTS = statement(
  'access.held-grants',
  `select user_id as "userId", role, permissions, may_give as "mayGive", program_ids as "programIds", areas,
          data_classes as "dataClasses", expires_at as "expiresAt"
     from access.v_grant_in_force where user_id = $1`,
);

const STATE = `case when g.revoked_at is not null or p.revoked_at is not null or q.revoked_at is not null or r.revoked_at is not null then 'revoked'
     when least(g.expires_at, p.expires_at, q.expires_at, r.expires_at) <= now() then 'expired'
     when g.valid_from > now() then 'to_come' else 'in_force' end`;

const GRANTS = `select * from (
   select g.id, g.user_id as "userId", g.role, g.permissions, g.program_ids as "programIds", g.areas,
          g.data_classes as "dataClasses", g.valid_from as "validFrom", g.expires_at as "expiresAt",
          g.granted_by as "grantedBy", g.parent_id as "parentId", g.revoked_at as "revokedAt",
          g.revoked_by as "revokedBy", ${STATE} as state
     from access.user_grant g
     left join access.user_grant p on p.id = g.parent_id
     left join access.user_grant q on q.id = p.parent_id
     left join access.user_grant r on r.id = q.parent_id) told`;

export const FIND_GRANT = statement('access.find-grant', `${GRANTS} where id = $1`);

/**
 * Newest first. $1 user, $2 program (a grant of every program is one of it), $3 state, each or null; $4 the scopes of the
 * caller as JSON, one of which a grant must be within; $5 the grant before which the page begins.
 */
export const LIST_GRANTS = statement(
  'access.list-grants',
  `${GRANTS}
    where ($1::uuid is null or "userId" = $1) and ($2::uuid is null or "programIds" is null or $2 = any("programIds"))
      and ($3::text is null or state = $3)
      and exists (select from jsonb_to_recordset($4::jsonb) as scope("programIds" uuid[], areas text[])
                   where (scope."programIds" is null or told."programIds" <@ scope."programIds")
                     and (scope.areas is null or told.areas <@ scope.areas))
      and ($5::uuid is null or id < $5)
    order by id desc limit $6`,
);

/** Takes it back if nobody has; what came out of it ends with it, since a grant holds only while all above it do. */
export const REVOKE_GRANT = statement(
  'access.revoke-grant',
  `update access.user_grant set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null`,
);

/** Grants in force that came out of this one, by way of others too: they end with it. */
export const GIVEN_OUT_OF = statement(
  'access.given-out-of',
  `with recursive line as (
     select id from access.user_grant where parent_id = $1
     union all
     select g.id from line l join access.user_grant g on g.parent_id = l.id)
   select id from access.v_grant_in_force where id in (select id from line)`,
);
