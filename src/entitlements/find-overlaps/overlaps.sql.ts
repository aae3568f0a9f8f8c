import { statement } from '#platform/database/statement.js';

/**
 * Who is due the same (kind, and currency or unit) from two programs in cycles frozen within a period. $1 from, $2 before, $3 programs or
 * null, $4 and $5 the registrant and the key after which the page begins, $6 how many.
 */
export const OVERLAPS = statement(
  'entitlements.overlaps',
  `with overlap as (
     select e.registrant_id, b.kind || ' ' || coalesce(e.currency::text, e.unit) as key, b.kind, e.currency, e.unit,
            jsonb_agg(jsonb_build_object('programId', e.program_id, 'cycleId', e.cycle_id, 'cycleNumber', c.number, 'state', e.state,
                        'amountMinor', e.amount_minor::text, 'quantity', e.quantity::text) order by e.program_id, e.id) as shares
       from entitlements.cycle c
       join entitlements.entitlement e on e.cycle_id = c.id and e.state in ('approved', 'partly_fulfilled', 'fulfilled')
       join entitlements.benefit b on b.id = e.benefit_id
      where c.freeze_at >= $1 and c.freeze_at < $2 and ($3::uuid[] is null or c.program_id = any($3))
      group by e.registrant_id, b.kind, e.currency, e.unit
     having count(distinct e.program_id) > 1
   )
   select registrant_id as "registrantId", key, kind as "benefitKind", currency, unit, shares from overlap
    where $4::uuid is null or (registrant_id, key) > ($4, $5::text) order by registrant_id, key limit $6`,
);
