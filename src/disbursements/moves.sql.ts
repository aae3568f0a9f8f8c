import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/**
 * Moves given disbursements that stand in one of the states $3, with their history; the rest stay as they are. With $10 only
 * those the channel has not acknowledged: who lost the operation must not close what its successor has sent.
 */
export const MOVE_DISBURSEMENTS = statement(
  'disbursements.move',
  `with held as materialized (
     select d.id, d.registrant_id, d.program_id, d.lifecycle, d.state as from_state
       from unnest($1::uuid[], $2::uuid[]) as g (id, registrant_id)
       join disbursements.disbursement d on d.id = g.id and d.registrant_id = g.registrant_id
      where d.state = any($3::text[]) and (not $10 or d.acknowledged_at is null) order by d.id for update of d
   ), moved as (
     update disbursements.disbursement d
        set state = $4, state_since = $5, closed_at = $6, outcome_code = $7
       from held h where d.id = h.id and d.registrant_id = h.registrant_id
   )
   insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
          actor_id, at, reason)
   select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, from_state, $4, $8, $5, $9 from held`,
);
