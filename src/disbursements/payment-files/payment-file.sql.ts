import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/** The next lines to be written, in id order: read before they are claimed. $2 the line after which they begin. */
export const NEXT_PENDING = statement(
  'disbursements.next-pending',
  `select id, registrant_id as "registrantId", currency, amount_minor as "amountMinor" from disbursements.disbursement
    where batch_id = $1 and ($2::uuid is null or id > $2) and closed_at is null and state = 'pending' order by id limit $3`,
);

export const COUNT_PARTS = statement(
  'disbursements.count-payment-file-parts',
  `select coalesce(max(number), 0) as parts from disbursements.payment_file_part where batch_id = $1`,
);

export const KEEP_PART = statement(
  'disbursements.keep-payment-file-part',
  `insert into disbursements.payment_file_part (batch_id, number, message_id, first_id, last_id, line_count, content_sealed, written_at, key_thumbprint)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** What is known of the file of a batch; no row while none of it is written. */
export const DESCRIBE_FILE = statement(
  'disbursements.describe-payment-file',
  `select count(*)::int as parts, sum(line_count)::float8 as lines, count(*) filter (where handed_out_at is not null)::int as "handedOut",
          min(handed_out_at) as "firstHandedOutAt", bool_or(content_sealed is null) as destroyed, max(written_at) as "writtenAt",
          max(key_thumbprint) as "keyThumbprint"
     from disbursements.payment_file_part where batch_id = $1 having count(*) > 0`,
);

/** Whether payments are over that were written into a part which has not left. $1 batch. */
export const IS_GIVEN_UP = statement(
  'disbursements.is-payment-file-given-up',
  `select exists (select from disbursements.payment_file_part p
                   where p.batch_id = $1 and p.handed_out_at is null
                     and p.line_count > (select count(*) from disbursements.disbursement d
                                          where d.batch_id = $1 and d.id between p.first_id and p.last_id
                                            and d.closed_at is null and d.state = 'sending')) as "givenUp"`,
);

export const PART = statement(
  'disbursements.payment-file-part',
  `select content_sealed as sealed from disbursements.payment_file_part where batch_id = $1 and number = $2`,
);

/**
 * A part leaves: from here on nobody knows what becomes of its payments before somebody tells. $1 batch, $2 number, $3 now, $4 actor.
 * Repeated it changes nothing. Answers whether payments written into it were over before, which the caller takes nothing of.
 */
export const HAND_OUT_PART = statement(
  'disbursements.hand-out-payment-file-part',
  `with part as (
     update disbursements.payment_file_part set handed_out_at = $3
      where batch_id = $1 and number = $2 and handed_out_at is null returning first_id, last_id, line_count
   ), held as materialized (
     select d.id, d.registrant_id, d.program_id, d.lifecycle from part p
       join disbursements.disbursement d on d.batch_id = $1 and d.id between p.first_id and p.last_id
      where d.closed_at is null and d.state = 'sending' order by d.id for update of d
   ), moved as (
     update disbursements.disbursement d set state = 'in_doubt', state_since = $3
       from held h where d.id = h.id and d.registrant_id = h.registrant_id
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, 'sending', 'in_doubt', $4, $3, 'file_handed_out' from held
   )
   select coalesce((select line_count > (select count(*) from held) from part), false) as "givenUp"`,
);

/** Batches that have ended whose files are still kept. */
export const TO_DESTROY = statement(
  'disbursements.payment-files-to-destroy',
  `select distinct b.id from disbursements.payment_file_part p join disbursements.batch b on b.id = p.batch_id
    where p.content_sealed is not null and b.state in ('settled', 'cancelled')`,
);

export const DESTROY_FILE = statement(
  'disbursements.destroy-payment-file',
  `update disbursements.payment_file_part set content_sealed = null where batch_id = $1 and content_sealed is not null`,
);

/** The part that is a message ($1) of a channel ($2): of one batch ($3) unless null, of these programs ($4) unless null. */
export const PART_OF_MESSAGE = statement(
  'disbursements.part-of-message',
  `select p.batch_id as "batchId", p.first_id as "firstId", p.last_id as "lastId"
     from disbursements.payment_file_part p join disbursements.batch b on b.id = p.batch_id
    where p.message_id = $1 and b.channel_id = $2 and ($3::uuid is null or b.id = $3)
      and ($4::uuid[] is null or b.program_id = any($4))`,
);

/** Payments of a part that were written into it and are not over. $1 batch, $2 the first, $3 the last. */
export const OPEN_IN_PART = statement(
  'disbursements.open-in-part',
  `select id, currency from disbursements.disbursement
    where batch_id = $1 and id between $2 and $3 and closed_at is null and state in ('sending', 'in_doubt') order by id`,
);
