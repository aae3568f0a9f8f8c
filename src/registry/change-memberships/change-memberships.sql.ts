import { statement } from '#platform/database/statement.js';

const COMING = `unnest($2::uuid[], $3::uuid[], $4::boolean[], $5::boolean[], $6::text[], $7::timestamptz[], $8::timestamptz[])
  c (id, member_id, is_head, is_representative, relationship, started_at, ended_at)`;

/**
 * What stands in the way of memberships that are to begin: of the same individual, a head, a representative, at any time of
 * their period. Periods are half-open, and one of no length, which never was in force, is in nobody's way.
 */
export const CLASHES = statement(
  'registry.membership-clashes',
  `select coalesce(bool_or(m.member_id = c.member_id), false) as member,
          coalesce(bool_or(m.is_head and c.is_head), false) as head,
          coalesce(bool_or(m.is_representative and c.is_representative), false) as representative
     from ${COMING}
     join registry.membership m on m.registrant_id = $1
      and (m.ended_at is null or m.ended_at > c.started_at) and m.started_at < coalesce(c.ended_at, 'infinity')
      and m.ended_at is distinct from m.started_at
    where m.member_id = c.member_id or (m.is_head and c.is_head) or (m.is_representative and c.is_representative)`,
);

export const BEGIN = statement(
  'registry.begin-membership',
  `insert into registry.membership (id, registrant_id, member_id, is_head, is_representative, relationship, started_at, ended_at)
   select c.id, $1, c.member_id, c.is_head, c.is_representative, c.relationship, c.started_at, c.ended_at from ${COMING}`,
);

/** Ends what has not ended: at $3, for the reason $4. */
export const END = statement(
  'registry.end-membership',
  `update registry.membership set ended_at = $3, end_reason = $4
    where registrant_id = $1 and id = any($2::uuid[]) and ended_at is null`,
);
