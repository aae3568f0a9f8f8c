import { statement } from '#platform/database/statement.js';

const LINE = `e.id, e.registrant_id as "registrantId", e.cycle_id as "cycleId", c.number as "cycleNumber", c.name as "cycleName",
  e.program_id as "programId", e.benefit_id as "benefitId", b.code as "benefitCode", b.name as "benefitName",
  b.kind as "benefitKind", e.kind, e.state, e.currency, e.amount_minor as "amountMinor", e.delivered_minor as "deliveredMinor",
  e.unit, e.quantity, e.delivered_quantity as "deliveredQuantity", e.reason, e.corrects, to_char(e.valid_until, 'YYYY-MM-DD') as "validUntil"
  from entitlements.entitlement e
  join entitlements.cycle c on c.id = e.cycle_id
  join entitlements.benefit b on b.id = e.benefit_id`;

/** One line. $2 areas of the registrants, or null. */
export const ENTITLEMENT = statement(
  'entitlements.one',
  `select ${LINE} where e.id = $1
      and ($2::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = e.registrant_id and r.area_code = any($2)))`,
);

export const ENTITLEMENTS_OF = statement(
  'entitlements.of-registrants',
  `select ${LINE} where e.registrant_id = any($1::uuid[]) and ($2::uuid[] is null or e.program_id = any($2)) order by e.id`,
);

/** $2 the line after which the page begins, $4 areas of the registrants, or null. */
export const ENTITLEMENTS_OF_CYCLE = statement(
  'entitlements.of-cycle',
  `select ${LINE} where e.cycle_id = $1 and ($2::uuid is null or e.id > $2)
      and ($4::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = e.registrant_id and r.area_code = any($4)))
    order by e.id limit $3`,
);
