import { statement } from '#platform/database/statement.js';

/** Most memberships shown with a registrant; the rest stands in the list of members. */
export const MOST_MEMBERS = 200;

/**
 * The standing at the instant: where the last move until then led; before the first move everybody is as registered. The
 * revision is today's: it is for changing. Whoever is erased by now is nobody at any instant.
 */
export const STANDING = statement(
  'registry.standing',
  `select r.id as "registrantId", r.kind, r.group_kind as "groupKind", coalesce(h.to_state, 'active') as status,
          h.reason as "statusReason", h.at as "statusSince", r.created_at as "registeredAt", r.revision
     from registry.registrant r
     left join lateral (select to_state, reason, at from registry.standing_history s
                         where s.registrant_id = r.id and s.at <= $2 order by s.revision desc limit 1) h on true
    where r.id = $1 and r.created_at <= $2 and r.status <> 'erased'`,
);

/** Types and states of identifiers known at the instant, never a value. */
export const IDENTIFIERS_HELD = statement(
  'registry.identifiers-held',
  `select t.code as "idType", t.class, i.status, coalesce(i.expires_on < ($3::timestamptz at time zone 'UTC')::date, false) as expired
     from registry.identifier i join registry.id_type t on t.id = i.id_type_id
    where i.registrant_id = $1 and i.created_at <= $2 order by t.class, t.code, i.id`,
);

export const CONTACTS_HELD = statement(
  'registry.contacts-held',
  `select kind, status, count(*)::int as count from registry.contact
    where registrant_id = $1 and created_at <= $2 group by kind, status order by kind, status`,
);

export const ACCOUNTS_HELD = statement(
  'registry.accounts-held',
  `select kind, status, count(*)::int as count from registry.payment_account
    where registrant_id = $1 and created_at <= $2 group by kind, status order by kind, status`,
);

/** Whom a group consisted of, or which groups a person was in, at the instant; $3 areas in which they are to be, or null. */
export const MEMBERSHIPS_THEN = statement(
  'registry.memberships-then',
  `(select 'member' as side, member_id as "registrantId", is_head as "isHead", is_representative as "isRepresentative", relationship
      from registry.membership where registrant_id = $1 and started_at <= $2 and (ended_at is null or ended_at > $2)
       and ($3::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = member_id and r.area_code = any($3)))
     order by is_head desc, member_id limit ${MOST_MEMBERS})
   union all
   (select 'group', registrant_id, is_head, is_representative, relationship
      from registry.membership where member_id = $1 and started_at <= $2 and (ended_at is null or ended_at > $2)
       and ($3::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = membership.registrant_id and r.area_code = any($3)))
     order by registrant_id limit ${MOST_MEMBERS})`,
);
