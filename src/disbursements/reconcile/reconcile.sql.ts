import { statement } from '#platform/database/statement.js';

export const COUNT_OPEN = statement(
  'disbursements.count-open-money',
  `select count(*)::float8 as open from disbursements.disbursement
    where batch_id = $1 and closed_at is null and state in ('sending', 'in_doubt')`,
);

/** Money on its way, in id order, except what this reconciliation has already set aside as an exception. */
export const OPEN_MONEY = statement(
  'disbursements.open-money',
  `select id, registrant_id as "registrantId", currency, amount_minor as "amountMinor", state_since as "stateSince"
     from disbursements.disbursement d
    where batch_id = $1 and ($2::uuid is null or id > $2) and closed_at is null and state in ('sending', 'in_doubt')
      and not exists (select from disbursements.reconciliation_exception e
                       where e.reconciliation_id = $4 and e.disbursement_id = d.id)
    order by id limit $3`,
);

/** Results of lines that stand in one of the states $7. A result that comes twice finds its line closed and counts once. */
export const APPLY_RESULTS = statement(
  'disbursements.apply-results',
  `with held as materialized (
     select d.id, d.registrant_id, d.program_id, d.lifecycle, d.state as from_state, r.state as to_state, r.code, r.reference, r.quantity
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::numeric[])
              as r (id, registrant_id, state, code, reference, quantity)
       join disbursements.disbursement d on d.id = r.id and d.registrant_id = r.registrant_id
      where d.state = any($7::text[]) order by d.id for update of d
   ), applied as (
     update disbursements.disbursement d
        set state = h.to_state, state_since = $8, closed_at = $8, outcome_code = h.code,
            provider_reference = coalesce(h.reference, d.provider_reference),
            delivered_minor = case when h.to_state = 'paid' then d.amount_minor else d.delivered_minor end,
            delivered_quantity = coalesce(h.quantity, d.delivered_quantity)
       from held h where d.id = h.id and d.registrant_id = h.registrant_id
     returning d.registrant_id, d.entitlement_id, d.state, d.delivered_minor, d.delivered_quantity
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select platform.uuid_v7(), registrant_id, program_id, id, lifecycle, from_state, to_state, $9, $8, $10 from held
   )
   select registrant_id as "registrantId", entitlement_id as "entitlementId", state, delivered_minor as "deliveredMinor",
          delivered_quantity as "deliveredQuantity"
     from applied`,
);

export const OPEN_RECONCILIATION = statement(
  'disbursements.open-reconciliation',
  `insert into disbursements.reconciliation (id, batch_id, source, received, applied, unchanged, exceptions, created_by, created_at)
   values ($1, $2, $3, 0, 0, 0, 0, $4, $5)`,
);

export const COUNT_RECONCILIATION = statement(
  'disbursements.count-reconciliation',
  `update disbursements.reconciliation
      set received = received + $2, applied = applied + $3, unchanged = unchanged + $4, exceptions = exceptions + $5 where id = $1`,
);

export const KEEP_EXCEPTIONS = statement(
  'disbursements.keep-exceptions',
  `insert into disbursements.reconciliation_exception (id, reconciliation_id, registrant_id, disbursement_id, kind, position, created_at)
   select platform.uuid_v7(), $1, registrant_id, disbursement_id, kind, position, $6
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::integer[]) as e (registrant_id, disbursement_id, kind, position)`,
);

export const FIND_RECONCILIATION = statement(
  'disbursements.find-reconciliation',
  `select r.id, r.batch_id as "batchId", b.program_id as "programId", r.source, r.received::float8 as received, r.applied::float8 as applied,
          r.unchanged::float8 as unchanged, r.exceptions::float8 as exceptions, r.created_at as "createdAt"
     from disbursements.reconciliation r join disbursements.batch b on b.id = r.batch_id where r.id = $1`,
);

const EXCEPTION = `select e.id, e.reconciliation_id as "reconciliationId", r.batch_id as "batchId", e.disbursement_id as "disbursementId",
          e.kind, e.position, e.created_at as "createdAt"
     from disbursements.reconciliation_exception e
     join disbursements.reconciliation r on r.id = e.reconciliation_id
     join disbursements.batch b on b.id = r.batch_id`;

export const LIST_EXCEPTIONS = statement(
  'disbursements.list-exceptions',
  `${EXCEPTION} where e.reconciliation_id = $1 and ($2::uuid is null or e.id > $2) order by e.id limit $3`,
);

/** Of all reconciliations of a program ($1), of one kind ($4) unless null. */
export const LIST_EXCEPTIONS_OF_PROGRAM = statement(
  'disbursements.list-exceptions-of-program',
  `${EXCEPTION}
    where b.program_id = $1 and ($2::uuid is null or e.id > $2) and ($4::text is null or e.kind = $4) order by e.id limit $3`,
);

/** Goods of one batch by id, held until the transaction ends. */
export const HOLD_GOODS = statement(
  'disbursements.hold-goods',
  `select id, registrant_id as "registrantId", state, quantity, delivered_quantity as "deliveredQuantity"
     from disbursements.disbursement where id = any($1::uuid[]) and batch_id = $2 order by id for update`,
);
