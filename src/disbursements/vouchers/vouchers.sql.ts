import { statement } from '#platform/database/statement.js';
import { ATTEMPT, WITHIN_AREAS } from '../record-delivery/record-delivery.sql.js';

/** $1 digests of the codes of these disbursements ($2), of these registrants ($3), in one program ($4). */
export const ISSUE_VOUCHERS = statement(
  'disbursements.issue-vouchers',
  `insert into disbursements.voucher (digest, registrant_id, program_id, disbursement_id)
   select digest, registrant_id, $4, id from unnest($1::bytea[], $2::uuid[], $3::uuid[]) as v (digest, id, registrant_id)`,
);

export const PROGRAM_OF_VOUCHER = statement(
  'disbursements.program-of-voucher',
  `select program_id as "programId" from disbursements.voucher where digest = $1`,
);

/** What a voucher is for, held until the transaction ends. $2 areas of the registrants, or null. */
export const HOLD_VOUCHER = statement(
  'disbursements.hold-voucher',
  `select ${ATTEMPT}
     from disbursements.voucher v
     join disbursements.disbursement d on d.id = v.disbursement_id and d.registrant_id = v.registrant_id
     join disbursements.delivery_channel c on c.id = d.channel_id
     join disbursements.batch b on b.id = d.batch_id
    where v.digest = $1 and ${WITHIN_AREAS} for update of d`,
);
