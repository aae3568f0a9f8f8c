import { statement } from '#platform/database/statement.js';
import { EXCEPTIONS_OF_ATTEMPT } from './disbursements.sql.js';

/** Every attempt for a registrant with its moves and with what was told of it that did not fit, oldest first. */
export const DISBURSEMENTS_KEPT = statement(
  'disbursements.kept',
  `select p.code as program, y.number as cycle, d.entitlement_id as "entitlementId", c.code as channel, c.kind as "channelKind", d.attempt,
          d.state, d.currency, d.amount_minor as "amountMinor", d.delivered_minor as "deliveredMinor",
          d.excess_minor as "excessMinor", d.returned_minor as "returnedMinor", d.unit, d.quantity,
          d.delivered_quantity as "deliveredQuantity", d.outcome_code as "outcomeCode",
          d.provider_reference as "providerReference", d.created_at as "createdAt", d.state_since as "stateSince",
          array(select json_build_object('from', h.from_state, 'to', h.to_state, 'at', h.at, 'reason', h.reason)
                  from disbursements.disbursement_history h where h.registrant_id = d.registrant_id and h.disbursement_id = d.id
                 order by h.id) as moves,
          ${EXCEPTIONS_OF_ATTEMPT} as exceptions
     from disbursements.disbursement d
     join disbursements.delivery_channel c on c.id = d.channel_id
     join entitlements.v_cycle y on y.cycle_id = d.cycle_id
     join programs.v_program p on p.program_id = d.program_id
    where d.registrant_id = $1 order by d.id`,
);
