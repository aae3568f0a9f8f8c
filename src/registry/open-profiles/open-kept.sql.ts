import { statement } from '#platform/database/statement.js';

/** Every version of the profile, the first one first; the current one has no end. */
export const PROFILES_KEPT = statement(
  'registry.profiles-kept',
  `select profile_version as version, profile_sealed as sealed, open_codes as open, valid_from as "from", valid_to as until
     from registry.profile_history where registrant_id = $1
    union all
   select profile_version, profile_sealed, open_codes, profile_since, null
     from registry.registrant where id = $1 and status <> 'erased'
    order by version`,
);

/** Identifiers of every type and status. */
export const IDENTIFIERS_KEPT = statement(
  'registry.identifiers-kept',
  `select i.id, i.value_sealed as sealed, t.code as kind, i.status, to_char(i.expires_on, 'YYYY-MM-DD') as "expiresOn",
          i.created_at as "createdAt"
     from registry.identifier i join registry.id_type t on t.id = i.id_type_id
    where i.registrant_id = $1 order by i.created_at, i.id`,
);

export const CONTACTS_KEPT = statement(
  'registry.contacts-kept',
  `select id, value_sealed as sealed, kind, status, created_at as "createdAt"
     from registry.contact where registrant_id = $1 order by created_at, id`,
);

export const ACCOUNTS_KEPT = statement(
  'registry.accounts-kept',
  `select id, value_sealed as sealed, kind, status, created_at as "createdAt"
     from registry.payment_account where registrant_id = $1 order by created_at, id`,
);
