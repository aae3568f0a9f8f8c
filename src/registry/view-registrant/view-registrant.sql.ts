import { statement } from '#platform/database/statement.js';

/** Most memberships shown with a registrant; the rest stands in the list of members. */
export const MOST_MEMBERS = 200;

export const STANDING = statement(
  'registry.standing',
  `select id as "registrantId", kind, group_kind as "groupKind", status, status_reason as "statusReason",
          status_since as "statusSince", created_at as "registeredAt", revision
     from registry.registrant where id = $1 and created_at <= $2 and status <> 'erased'`,
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

/** Whom a group consisted of, or which groups a person was in, at the instant. */
export const MEMBERSHIPS_THEN = statement(
  'registry.memberships-then',
  `(select 'member' as side, member_id as "registrantId", is_head as "isHead", is_representative as "isRepresentative", relationship
      from registry.membership where registrant_id = $1 and started_at <= $2 and (ended_at is null or ended_at > $2)
     order by is_head desc, member_id limit ${MOST_MEMBERS})
   union all
   (select 'group', registrant_id, is_head, is_representative, relationship
      from registry.membership where member_id = $1 and started_at <= $2 and (ended_at is null or ended_at > $2)
     order by registrant_id limit ${MOST_MEMBERS})`,
);
