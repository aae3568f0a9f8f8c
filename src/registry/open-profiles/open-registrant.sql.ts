import { statement } from '#platform/database/statement.js';

/** The profile in force at the instant: the current one, or the one the history keeps for it; none before it was registered. `infinity`: the current one. */
export const PROFILE_AS_OF = statement(
  'registry.profile-as-of',
  `select r.kind, coalesce(h.profile_sealed, r.profile_sealed) as "profileSealed",
          coalesce(h.profile_version, r.profile_version) as "profileVersion", coalesce(h.open_codes, r.open_codes) as open
     from registry.registrant r
     left join lateral (select p.profile_sealed, p.profile_version, p.open_codes
                          from registry.profile_history p
                         where r.profile_since > $2 and p.registrant_id = r.id and p.valid_from <= $2 and p.valid_to > $2
                         limit 1) h on true
    where r.id = $1 and r.created_at <= $2`,
);

/** What is on file and in force: `expired` does not matter to whether a value is the person's. */
export const IDENTIFIERS_OF_TYPE = statement(
  'registry.identifiers-of-type',
  `select id, value_sealed as "valueSealed" from registry.identifier
    where registrant_id = $1 and id_type_id = $2 and status = 'valid'`,
);

export const CONTACTS_OF_KIND = statement(
  'registry.contacts-of-kind',
  `select id, value_sealed as "valueSealed" from registry.contact
    where registrant_id = $1 and kind = $2 and status = 'valid'`,
);

export const ACCOUNTS_OF_KIND = statement(
  'registry.accounts-of-kind',
  `select id, value_sealed as "valueSealed" from registry.payment_account
    where registrant_id = $1 and kind = $2 and status = 'valid'`,
);
