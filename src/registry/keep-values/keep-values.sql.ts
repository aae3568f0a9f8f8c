import { type Statement, statement } from '#platform/database/statement.js';

/** The three kinds of values of a registrant that are sealed one by one. */
export type ValueNoun = 'identifier' | 'contact' | 'payment-account';

interface ValueStatements {
  /** $1 registrant, $2 the value after which the page begins, $3 how many. */
  readonly list: Statement;
  /** $1 registrant, $2 value. */
  readonly find: Statement;
  /** $1 registrant, $2 value, $3 revision as seen, $4 status or null, $5 now; then what the noun has besides. Counts the changed. */
  readonly change: Statement;
}

const COLUMNS: Readonly<Record<ValueNoun, string>> = {
  identifier: `select v.id as "valueId", v.registrant_id as "registrantId", t.code as "idType", t.class, v.status,
      to_char(v.expires_on, 'YYYY-MM') as "expiresIn", v.revision
    from registry.identifier v join registry.id_type t on t.id = v.id_type_id`,
  contact: `select v.id as "valueId", v.registrant_id as "registrantId", v.kind, v.status, v.revision from registry.contact v`,
  'payment-account': `select v.id as "valueId", v.registrant_id as "registrantId", v.kind, v.status,
      nullif(v.usable_from, '-infinity') as "usableFrom", v.revision
    from registry.payment_account v`,
};

const GUARD = `revision = revision + 1, updated_at = $5 where registrant_id = $1 and id = $2 and revision = $3`;

const CHANGE: Readonly<Record<ValueNoun, string>> = {
  // $6 whether the expiry changes, $7 the expiry
  identifier: `update registry.identifier set status = coalesce($4, status),
      expires_on = case when $6::boolean then $7::date else expires_on end, ${GUARD}`,
  contact: `update registry.contact set status = coalesce($4, status), ${GUARD}`,
  // $6 from when an account that becomes valid again is paid to
  'payment-account': `update registry.payment_account set status = coalesce($4, status),
      usable_from = case when $4 = 'valid' and status <> 'valid' then $6::timestamptz else usable_from end, ${GUARD}`,
};

const statementsOf = (noun: ValueNoun): ValueStatements => ({
  list: statement(
    `registry.list-${noun}s`,
    `${COLUMNS[noun]} where v.registrant_id = $1 and v.id > $2 order by v.id limit $3`,
  ),
  find: statement(`registry.find-${noun}`, `${COLUMNS[noun]} where v.registrant_id = $1 and v.id = $2`),
  change: statement(`registry.change-${noun}`, CHANGE[noun]),
});

export const VALUES: Readonly<Record<ValueNoun, ValueStatements>> = {
  identifier: statementsOf('identifier'),
  contact: statementsOf('contact'),
  'payment-account': statementsOf('payment-account'),
};

/** The value, its entries under every version of the index key, and its match token. */
export const ADD_IDENTIFIER = statement(
  'registry.add-identifier',
  `with added as (
     insert into registry.identifier (id, registrant_id, id_type_id, value_sealed, status, expires_on, created_at)
     values ($1, $2, $3, $4, 'valid', $5::date, $6)
   ), indexed as (
     insert into registry.identifier_index (id_type_id, index_version, blind_index, registrant_id, identifier_id)
     select $3, x.version, x.blind, $2, $1 from unnest($7::integer[], $8::integer[]) x (version, blind)
   )
   insert into matching.match_token (token, value_id, registrant_id, kind) values ($9, $1, $2, 'identifier')`,
);

export const ADD_CONTACT = statement(
  'registry.add-contact',
  `with added as (
     insert into registry.contact (id, registrant_id, kind, value_sealed, status, created_at)
     values ($1, $2, $3, $4, 'valid', $5)
   )
   insert into matching.match_token (token, value_id, registrant_id, kind) values ($6, $1, $2, 'contact')`,
);

/** $7: from when the account is paid to, unless it is the first one: that one is at once. */
export const ADD_ACCOUNT = statement(
  'registry.add-account',
  `with added as (
     insert into registry.payment_account (id, registrant_id, kind, value_sealed, status, created_at, usable_from)
     select $1, $2, $3, $4, 'valid', $5,
            case when exists (select from registry.payment_account a where a.registrant_id = $2)
                 then $7::timestamptz else '-infinity' end
   )
   insert into matching.match_token (token, value_id, registrant_id, kind) values ($6, $1, $2, 'payment_account')`,
);
