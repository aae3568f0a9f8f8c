import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

const ATTEMPTS = `unnest($1::uuid[], $2::uuid[]) as line (registrant_id, entitlement_id)
     join disbursements.disbursement d on d.registrant_id = line.registrant_id and d.entitlement_id = line.entitlement_id`;

/** Whether a cycle has a batch that has neither settled nor been cancelled. $1 cycle. */
export const IS_BATCHED = statement(
  'disbursements.is-batched',
  `select exists (select from disbursements.batch where cycle_id = $1 and state in ('draft', 'approved', 'dispatching')) as found`,
);

/** Those of these entitlements that have an open attempt. $1 registrants, $2 their entitlements. */
export const OPEN_OF = statement(
  'disbursements.open-of',
  `select d.entitlement_id as id from ${ATTEMPTS}
    where d.closed_at is null`,
);

const WAITING = `d.closed_at is null and d.state in ('pending', 'held')`;

/** Holds the batches in which these entitlements wait to be sent, or are held back. $1 registrants, $2 their entitlements. */
export const HOLD_WAITING = statement(
  'disbursements.hold-waiting',
  `select b.id from disbursements.batch b
    where b.id in (select d.batch_id from ${ATTEMPTS} where ${WAITING}) order by b.id for no key update`,
);

/** Cancels the attempts of these entitlements that wait to be sent, or are held back. $3 now, $4 actor, $5 why. */
export const CALL_OFF = statement(
  'disbursements.call-off',
  `with held as materialized (
     select d.id, d.registrant_id, d.program_id, d.lifecycle, d.state from ${ATTEMPTS}
      where ${WAITING} order by d.id for update of d
   ), moved as (
     update disbursements.disbursement d set state = 'cancelled', state_since = $3, closed_at = $3
       from held h where d.id = h.id and d.registrant_id = h.registrant_id
   )
   insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
          actor_id, at, reason)
   select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, state, 'cancelled', $4, $3, $5 from held`,
);
