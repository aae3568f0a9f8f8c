import { statement } from '#platform/database/statement.js';
import { ATTEMPT } from '../record-delivery/record-delivery.sql.js';

/** What exceptions of these lines ($1 registrants, $2 their lines) told of payments, as far as it waits for a person or was accepted. */
export const TOLD_BEFORE = statement(
  'disbursements.told-before',
  `select e.disbursement_id as "disbursementId", e.told_outcome as outcome, e.told_minor as minor, e.told_currency as currency,
          e.told_reference as reference
     from unnest($1::uuid[], $2::uuid[]) as line (registrant_id, id)
     join disbursements.reconciliation_exception e on e.registrant_id = line.registrant_id and e.disbursement_id = line.id
     left join disbursements.exception_resolution x on x.exception_id = e.id
    where e.kind = 'amount_mismatch' and e.told_outcome is not null and e.told_minor is not null
      and x.decision is distinct from 'dismissed'`,
);

/** Once. A part that came back and is accepted is kept by what it is of, so that it is not booked under another exception too. */
export const RESOLVE_EXCEPTION = statement(
  'disbursements.resolve-exception',
  `insert into disbursements.exception_resolution (exception_id, decision, reason, resolved_by, resolved_at, registrant_id, returned_of,
          returned_minor, return_reference)
   select $1, $2, $3, $4, $5, registrant_id, disbursement_id, told_minor, case when disbursement_id is not null then coalesce(told_reference, '') end
     from (select 1) one
     left join disbursements.reconciliation_exception e on e.id = $1 and $2 = 'accepted' and e.told_outcome = 'returned'
      and e.disbursement_id is not null and e.told_minor is not null
   on conflict (exception_id) do nothing`,
);

/** The attempt an exception is about, held until the transaction ends. */
export const HOLD_PAYMENT = statement(
  'disbursements.hold-payment',
  `select ${ATTEMPT}, d.excess_minor as "excessMinor"
     from disbursements.disbursement d join disbursements.delivery_channel c on c.id = d.channel_id
     join disbursements.batch b on b.id = d.batch_id
    where d.id = $1 and d.registrant_id = $2 for update of d`,
);

/** Whether the same part of it ($1 registrant, $2 attempt, $3 minor units) came back by another exception than $4, of which one has no number. */
export const IS_RETURN_KNOWN = statement(
  'disbursements.is-return-known',
  `select exists (select from disbursements.exception_resolution x join disbursements.exception_resolution o on o.exception_id = $4
      where x.registrant_id = $1 and x.returned_of = $2 and x.returned_minor = $3 and x.exception_id <> $4
        and (x.return_reference = '' or o.return_reference = '')) as found`,
);
