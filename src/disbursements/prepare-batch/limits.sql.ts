import { statement } from '#platform/database/statement.js';

/** The amount limits of a channel, of a parameter, each with the lines of `line` (an alias) that are outside of it. */
const outside = (limits: string, line: string): string => `
       join jsonb_to_recordset(${limits}::jsonb) as l (currency text, "leastMinor" bigint, "mostMinor" bigint)
         on l.currency = ${line}.currency and (${line}.amount_minor < l."leastMinor" or ${line}.amount_minor > l."mostMinor")`;

/**
 * Takes lines that are outside the amount limits of the channel ($1) out of what is due, before a key is claimed for them. With a line of
 * whom a resolution of duplicates has kept go those of the others with the same key: they are not paid instead.
 */
export const LEAVE_OUT = statement(
  'disbursements.leave-out',
  `with beyond as materialized (
     select d.entitlement_id, d.benefit_id, d.key, d.is_primary and d.kind = 'regular' as kept from batch_due d${outside('$1', 'd')}
   ), left_out as (
     select entitlement_id from beyond
      union
     select d.entitlement_id from beyond b
       join batch_due d on d.benefit_id = b.benefit_id and d.key = b.key and d.kind = 'regular'
      where b.kept
   ), gone as (
     delete from batch_due d using left_out l where d.entitlement_id = l.entitlement_id returning 1
   )
   select count(*)::float8 as "leftOut" from gone`,
);

/** Which of the amount limits of its channel ($2) the line of a batch ($1) of one line is outside of. */
export const LIMIT_BROKEN = statement(
  'disbursements.limit-broken',
  `select case when d.amount_minor < l."leastMinor" then 'leastAmount' else 'mostAmount' end as "limit"
     from disbursements.disbursement d${outside('$2', 'd')}
    where d.batch_id = $1`,
);
