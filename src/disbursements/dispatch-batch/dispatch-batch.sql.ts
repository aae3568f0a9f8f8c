import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

export const COUNT_PENDING = statement(
  'disbursements.count-pending',
  `select count(*)::float8 as pending from disbursements.disbursement
    where batch_id = $1 and closed_at is null and state = 'pending'`,
);

/** Takes the next pending lines on their way ($4: sending, dispatched, issued), in id order. */
export const CLAIM_PENDING = statement(
  'disbursements.claim-pending',
  `with claimed as materialized (
     select id, registrant_id from disbursements.disbursement
      where batch_id = $1 and ($2::uuid is null or id > $2) and closed_at is null and state = 'pending'
      order by id limit $3 for update
   ), moved as (
     update disbursements.disbursement d set state = $4, state_since = $5
       from claimed c where d.id = c.id and d.registrant_id = c.registrant_id
     returning d.id, d.registrant_id, d.program_id, d.lifecycle, d.currency, d.amount_minor
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, 'pending', $4, $6, $5, 'dispatched' from moved
   )
   select id, registrant_id as "registrantId", currency, amount_minor as "amountMinor" from moved order by id`,
);

/** Lines that a process took on their way without learning whether the channel took them: it may have died in between. */
export const UNACKNOWLEDGED = statement(
  'disbursements.unacknowledged',
  `select d.id, d.registrant_id as "registrantId", d.currency, d.amount_minor as "amountMinor"
     from disbursements.disbursement d join disbursements.batch b on b.id = d.batch_id
    where d.batch_id = $1 and ($2::uuid is null or d.id > $2) and (b.handed_over is null or d.id > b.handed_over)
      and d.closed_at is null and d.state = 'sending' and d.acknowledged_at is null
    order by d.id limit $3`,
);

/** Everything of a batch up to a line was taken in by the channel, or is in doubt. */
export const HAND_OVER = statement(
  'disbursements.hand-over',
  `update disbursements.batch set handed_over = greatest(handed_over, $2::uuid) where id = $1`,
);

export const ACKNOWLEDGE = statement(
  'disbursements.acknowledge',
  `update disbursements.disbursement d set acknowledged_at = $3
     from unnest($1::uuid[], $2::uuid[]) as g (id, registrant_id)
    where d.id = g.id and d.registrant_id = g.registrant_id and d.state in ('sending', 'in_doubt') and d.acknowledged_at is null`,
);
