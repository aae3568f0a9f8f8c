import { digestLines } from '#platform/database/digest-lines.js';
import { statement } from '#platform/database/statement.js';

export const KEEP_BATCH_MOVE = statement(
  'disbursements.keep-batch-move',
  `insert into disbursements.batch_history (id, batch_id, from_state, to_state, actor_id, at, reason)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

export const STATES_OF_BATCH = statement(
  'disbursements.states-of-batch',
  `select state, count(*)::float8 as count from disbursements.disbursement where batch_id = $1 group by state`,
);

/** Whether anything is still to be sent, or under way. A held line waits for a person and holds nobody else up. */
export const UNDER_WAY = statement(
  'disbursements.under-way',
  `select exists (select from disbursements.disbursement
                   where batch_id = $1 and closed_at is null and state <> 'held') as found`,
);

/** Holds those of these batches that are on their way, until the transaction ends. */
export const HOLD_DISPATCHING = statement(
  'disbursements.hold-dispatching',
  `select id from disbursements.batch where id = any($1::uuid[]) and state = 'dispatching' order by id for no key update`,
);

/** Those of them in which nothing is to be sent or under way any more. */
export const NOTHING_UNDER_WAY = statement(
  'disbursements.nothing-under-way',
  `select b.id from disbursements.batch b
    where b.id = any($1::uuid[]) and b.state = 'dispatching'
      and not exists (select from disbursements.disbursement d
                       where d.batch_id = b.id and d.closed_at is null and d.state <> 'held')
    order by b.id`,
);

/**
 * Count, totals and hash of a batch's lines, whatever their state. Lines hash into 256 parts by the last byte of their id,
 * parts into one, so that no aggregate holds more than a part; the last hash also covers count and totals.
 */
export const DIGEST_BATCH = statement(
  'disbursements.digest-batch',
  digestLines(`select id, currency, amount_minor, unit, quantity,
            sha256(convert_to(id::text || '|' || registrant_id::text || '|' || entitlement_id::text || '|'
              || coalesce(currency::text, '') || '|' || coalesce(amount_minor::text, '') || '|' || coalesce(unit, '') || '|'
              || coalesce(quantity::text, ''), 'UTF8')) as digest
       from disbursements.disbursement where batch_id = $1`),
);
