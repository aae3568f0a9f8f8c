import { statement } from '#platform/database/statement.js';

/** Whether a cycle has a batch that has neither settled nor been cancelled. $1 cycle. */
export const IS_BATCHED = statement(
  'disbursements.is-batched',
  `select exists (select from disbursements.batch where cycle_id = $1 and state in ('draft', 'approved', 'dispatching')) as found`,
);

/** Those of these entitlements that have an open attempt. $1 registrants, $2 their entitlements. */
export const OPEN_OF = statement(
  'disbursements.open-of',
  `select d.entitlement_id as id from unnest($1::uuid[], $2::uuid[]) as line (registrant_id, entitlement_id)
     join disbursements.disbursement d on d.registrant_id = line.registrant_id and d.entitlement_id = line.entitlement_id
    where d.closed_at is null`,
);
