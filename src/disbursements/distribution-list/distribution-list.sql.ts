import { statement } from '#platform/database/statement.js';

/** Lines of a batch that are out and have not been handed over. $2 areas of the registrants, or null. */
const OUT = `from disbursements.disbursement d
    where d.batch_id = $1 and d.closed_at is null and d.state in ('dispatched', 'issued')
      and ($2::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = d.registrant_id and r.area_code = any($2)))`;

export const COUNT_OUT = statement('disbursements.count-out', `select count(*)::float8 as lines ${OUT}`);

/** $3 the line after which the part begins. */
export const LINES_OUT = statement(
  'disbursements.lines-out',
  `select d.id, d.registrant_id as "registrantId", d.entitlement_id as "entitlementId", d.benefit_id as "benefitId", d.currency,
          d.amount_minor as "amountMinor", d.unit, d.quantity ${OUT} and ($3::uuid is null or d.id > $3) order by d.id limit $4`,
);
