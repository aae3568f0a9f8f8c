import { statement } from '#platform/database/statement.js';

const PAYEES = `select id as "payeeId", registrant_id as "beneficiaryId", payee_id as "registrantId", kind,
    valid_from as "validFrom", valid_to as "validTo", usable_from as "usableFrom", revision
  from registry.payee`;

/**
 * $2 the instant by which a payee has not ended, or null for those that have as well; $3 the payee before the page; $5
 * areas with all below them in which the payees are to be, or null. */
export const PAYEES_OF = statement(
  'registry.payees-of',
  `${PAYEES} where registrant_id = $1 and ($2::timestamptz is null or valid_to is null or valid_to > $2) and id > $3
      and ($5::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = payee_id and r.area_code = any($5)))
   order by id limit $4`,
);

export const FIND_PAYEE = statement('registry.find-payee', `${PAYEES} where registrant_id = $1 and id = $2`);

/** Payees in force at any time from $3 up to $4: the same individual ($2), or a nominee. One of no length never was. */
export const PAYEE_CLASHES = statement(
  'registry.payee-clashes',
  `select coalesce(bool_or(payee_id = $2), false) as same, coalesce(bool_or(kind = 'nominee'), false) as nominee
     from registry.payee
    where registrant_id = $1 and (valid_to is null or (valid_to > $3 and valid_to > valid_from))
      and valid_from < coalesce($4::timestamptz, 'infinity')`,
);

export const NAME_PAYEE = statement(
  'registry.name-payee',
  `insert into registry.payee (id, registrant_id, payee_id, kind, valid_from, valid_to, usable_from, created_by, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** Never later than it would end anyway: that would be naming anew, without a cooling-off. */
export const END_PAYEE = statement(
  'registry.end-payee',
  `update registry.payee set valid_to = $3, revision = revision + 1
    where registrant_id = $1 and id = $2 and (valid_to is null or valid_to > $3)`,
);
