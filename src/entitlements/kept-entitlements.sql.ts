import { statement } from '#platform/database/statement.js';

/** Every line of a registrant with its moves, oldest first. */
export const ENTITLEMENTS_KEPT = statement(
  'entitlements.kept',
  `select p.code as program, c.number as cycle, c.name as "cycleName", b.code as benefit, b.kind as "benefitKind", e.kind, e.state,
          e.currency, e.amount_minor as "amountMinor", e.delivered_minor as "deliveredMinor", e.unit, e.quantity,
          e.delivered_quantity as "deliveredQuantity", to_char(e.valid_until, 'YYYY-MM-DD') as "validUntil",
          array(select json_build_object('from', h.from_state, 'to', h.to_state, 'at', h.at, 'reason', h.reason)
                  from entitlements.entitlement_history h where h.registrant_id = e.registrant_id and h.entitlement_id = e.id
                 order by h.id) as moves
     from entitlements.entitlement e
     join entitlements.cycle c on c.id = e.cycle_id
     join entitlements.benefit b on b.id = e.benefit_id
     join programs.v_program p on p.program_id = e.program_id
    where e.registrant_id = $1 order by e.id`,
);
