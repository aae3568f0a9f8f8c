import { statement } from '#platform/database/statement.js';

/** Every attempt of a program, batch by batch: no sorting, however many there are. When it was sent is in its history. */
export const EXPORT_DISBURSEMENTS = statement(
  'disbursements.export',
  `select d.id, d.registrant_id as "registrantId", d.entitlement_id as "entitlementId", d.batch_id as "batchId",
          c.number as "cycleNumber", d.benefit_id as "benefitId", k.code as "channelCode", d.attempt, d.state, d.currency,
          d.amount_minor as "amountMinor", d.delivered_minor as "deliveredMinor", d.excess_minor as "excessMinor",
          d.returned_minor as "returnedMinor", d.unit, d.quantity,
          d.delivered_quantity as "deliveredQuantity", d.outcome_code as "outcomeCode", d.created_at as "createdAt",
          d.state_since as "stateSince",
          (select min(h.at) from disbursements.disbursement_history h
            where h.registrant_id = d.registrant_id and h.disbursement_id = d.id and h.from_state = 'pending'
              and h.to_state in ('sending', 'dispatched', 'issued')) as "sentAt"
     from disbursements.batch b
     join entitlements.v_cycle c on c.cycle_id = b.cycle_id
     join disbursements.delivery_channel k on k.id = b.channel_id
    cross join lateral (select * from disbursements.disbursement d where d.batch_id = b.id order by d.id) d
    where b.program_id = $1 order by b.id, d.id`,
);
