import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { clusterKeyOf } from '../beneficiary-key.sql.js';

const ATTEMPT = `select id, registrant_id as "registrantId", entitlement_id as "entitlementId", program_id as "programId", cycle_id as "cycleId",
  batch_id as "batchId", benefit_id as "benefitId", channel_id as "channelId", lifecycle, state, closed_at as "closedAt"
          from disbursements.disbursement where id = $1`;

/** One attempt by what a move needs of it. */
export const FIND_ATTEMPT = statement('disbursements.find-attempt', ATTEMPT);

/** The same, held until the transaction ends. */
export const HOLD_TO_MOVE = statement('disbursements.hold-to-move', `${ATTEMPT} for update`);

/**
 * Whether the key of an attempt's regular line names another entitlement, which is paid instead. The key is materialized: row
 * security lets what is computed not look into an index.
 */
export const IS_DUPLICATE = statement(
  'disbursements.is-duplicate',
  `with line as materialized (
     select d.program_id, d.cycle_id, d.benefit_id, d.entitlement_id, coalesce(b.key, uuid_send(d.registrant_id)) as key
       from disbursements.disbursement d
       join entitlements.v_entitlement e on e.registrant_id = d.registrant_id and e.entitlement_id = d.entitlement_id and e.kind = 'regular'
       join entitlements.v_cycle c on c.cycle_id = d.cycle_id
       left join ${clusterKeyOf('d', 'c.freeze_at')} b on true
      where d.id = $1
   )
   select exists (
     select from line d
       left join disbursements.beneficiary_key k on k.program_id = d.program_id and k.cycle_id = d.cycle_id
        and k.benefit_id = d.benefit_id and k.key = d.key
      where k.entitlement_id is distinct from d.entitlement_id) as found`,
);

/** Cancels what is still to be sent of a batch: $2 now, $3 actor, $4 why. */
export const CANCEL_LINES_OF_BATCH = statement(
  'disbursements.cancel-lines-of-batch',
  `with held as materialized (
     select id, registrant_id, program_id, lifecycle, state from disbursements.disbursement
      where batch_id = $1 and closed_at is null and state in ('pending', 'held') order by id for update
   ), moved as (
     update disbursements.disbursement d set state = 'cancelled', state_since = $2, closed_at = $2
       from held h where d.id = h.id and d.registrant_id = h.registrant_id
   )
   insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
          actor_id, at, reason)
   select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, state, 'cancelled', $3, $2, $4 from held`,
);
