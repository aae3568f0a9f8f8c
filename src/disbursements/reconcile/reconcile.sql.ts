import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

export const COUNT_OPEN = statement(
  'disbursements.count-open-money',
  `select count(*)::float8 as open from disbursements.disbursement
    where batch_id = $1 and closed_at is null and state in ('sending', 'in_doubt')`,
);

/** Of which no inquiry of its batch has left an exception that nobody has decided about. */
const UNDISPUTED = (line: string): string => `not exists (
        select from disbursements.reconciliation r join disbursements.reconciliation_exception e on e.reconciliation_id = r.id
         where r.batch_id = ${line}.batch_id and r.source = 'inquiry' and e.registrant_id = ${line}.registrant_id and e.disbursement_id = ${line}.id
           and not exists (select from disbursements.exception_resolution x where x.exception_id = e.id))`;

/**
 * Batches on their way (or to be sent) by channels of these kinds ($1) with money that is still to be sent or to be asked about, and
 * since when the first of it is. Those on their way come first, in an order of chance: where there are too many none is left out for ever.
 */
export const BATCHES_TO_ASK_ABOUT = statement(
  'disbursements.batches-to-ask-about',
  `select b.id, b.program_id as "programId", coalesce(o.since, p.since) as since,
          o.since is not null as "isOpen"
     from disbursements.batch b join disbursements.delivery_channel c on c.id = b.channel_id
     left join lateral (
       select d.state_since as since from disbursements.disbursement d
        where d.batch_id = b.id and d.closed_at is null and d.state in ('sending', 'in_doubt') and ${UNDISPUTED('d')}
        order by d.id limit 1) o on true
     left join lateral (
       select d.state_since as since from disbursements.disbursement d
        where d.batch_id = b.id and d.closed_at is null and d.state = 'pending' order by d.id limit 1) p on true
    where b.state in ('approved', 'dispatching') and c.kind = any($1) and coalesce(o.since, p.since) is not null
    order by b.state <> 'dispatching', random() limit 1000`,
);

/** Money on its way, in id order, except what an inquiry has set aside as an exception: this one, or one before of which nobody has decided. */
export const OPEN_MONEY = statement(
  'disbursements.open-money',
  `select id, registrant_id as "registrantId", state, currency, amount_minor as "amountMinor",
          (extract(epoch from state_since) * 1000)::float8 as since
     from disbursements.disbursement d
    where batch_id = $1 and ($2::uuid is null or id > $2) and closed_at is null and state in ('sending', 'in_doubt')
      and ${UNDISPUTED('d')}
      and not exists (select from disbursements.reconciliation_exception e
                       where e.reconciliation_id = $4 and e.disbursement_id = d.id)
    order by id limit $3`,
);

/** Moves that were `applied` are kept and told; what arrived or came back by them is answered, as settlements of their entitlements. */
const FOLLOWED = (at: string, actor: string, reason: string): string => `logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, from_state, to_state, ${actor}, ${at}, ${reason} from applied
   ), told as (
     select platform.tell('disbursement.' || to_state, program_id, ${at}, array_agg(registrant_id), array_agg(id)) as told
       from applied where to_state in ('paid', 'delivered', 'partly_delivered', 'collected', 'returned') group by program_id, to_state
   )
   select count(*)::integer as applied, (select sum(told) from told) as told, count(*) filter (where minor <> 0 or quantity <> 0)::integer as count,
          array_agg(registrant_id) filter (where minor <> 0 or quantity <> 0)::text as "registrantIds",
          array_agg(entitlement_id) filter (where minor <> 0 or quantity <> 0)::text as "entitlementIds",
          array_agg(minor) filter (where minor <> 0 or quantity <> 0)::text as "deliveredMinor",
          array_agg(quantity) filter (where minor <> 0 or quantity <> 0)::text as "deliveredQuantity"`;

/**
 * Results of lines that stand as they did when they were judged ($3 to $5). A result that comes twice finds its line moved and counts
 * once. Answers how many were applied, and what arrived or came back by them, as settlements of their entitlements; that is told. $10 minor
 * units that arrived, where it was not exactly what was sent: of a payment what is above that is kept apart.
 */
export const APPLY_RESULTS = statement(
  'disbursements.apply-results',
  `with applied as (
     update disbursements.disbursement d
        set state = r.to_state, state_since = $11, closed_at = case when r.to_state <> 'issued' then $11::timestamptz end, outcome_code = r.code,
            provider_reference = coalesce(r.reference, d.provider_reference),
            delivered_minor = case when r.to_state = 'paid' then least(r.minor, d.amount_minor)
                                   when r.to_state = 'collected' then coalesce(r.minor, d.amount_minor, 0)
                                   when r.to_state = 'returned' then 0 else d.delivered_minor end,
            excess_minor = case when r.to_state = 'paid' and r.minor > d.amount_minor then r.minor - d.amount_minor end,
            returned_minor = case when r.to_state = 'returned' and d.lifecycle = 'money'
                                  then nullif(d.delivered_minor + coalesce(d.excess_minor, 0) + coalesce(d.returned_minor, 0), 0) end,
            delivered_quantity = coalesce(r.quantity, d.delivered_quantity)
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::numeric[], $6::text[], $7::text[], $8::text[], $9::numeric[], $10::bigint[])
              as r (id, registrant_id, from_state, before_minor, before_quantity, to_state, code, reference, quantity, minor)
      where d.id = r.id and d.registrant_id = r.registrant_id and d.state = r.from_state
        and d.delivered_minor = r.before_minor and d.delivered_quantity = r.before_quantity
     returning d.id, d.registrant_id, d.program_id, d.entitlement_id, d.lifecycle, r.from_state, r.to_state,
               d.delivered_minor - r.before_minor as minor, d.delivered_quantity - r.before_quantity as quantity
   ), ${FOLLOWED('$11', '$12', '$13')}
     from applied`,
);

/**
 * Results of payments that were not looked at: of those of which nothing has arrived, in the state ($2) and at the amount ($4, $5) that is
 * expected; in a batch ($8) unless null, of a channel, of these programs ($10) unless null. Answers besides how many there were of each
 * batch, and which, where not all of them.
 */
export const APPLY_EXPECTED = statement(
  'disbursements.apply-expected',
  `with applied as (
     update disbursements.disbursement d
        set state = r.to_state, state_since = $11, closed_at = $11, outcome_code = r.code,
            provider_reference = coalesce(r.reference, d.provider_reference),
            delivered_minor = case when r.to_state = 'paid' then d.amount_minor else d.delivered_minor end
       from unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[])
              as r (id, from_state, to_state, minor, currency, code, reference)
      where d.id = r.id and d.state = r.from_state and d.lifecycle = 'money' and d.delivered_minor = 0
        and ($8::uuid is null or d.batch_id = $8) and d.channel_id = $9 and ($10::uuid[] is null or d.program_id = any($10))
        and (r.minor is null or (d.amount_minor = r.minor and d.currency = r.currency))
     returning d.id, d.registrant_id, d.program_id, d.entitlement_id, d.batch_id, d.lifecycle, r.from_state, r.to_state,
               d.delivered_minor as minor, 0 as quantity
   ), ${FOLLOWED('$11', '$12', '$13')},
          (select jsonb_object_agg(batch_id, moved) from (select batch_id, count(*) as moved from applied group by batch_id) b) as batches,
          case when count(*) < cardinality($1::uuid[]) then array_agg(id)::text[] end as ids
     from applied`,
);

/** Of these batches $2; without one of the channel $3. */
export const OPEN_RECONCILIATIONS = statement(
  'disbursements.open-reconciliations',
  `insert into disbursements.reconciliation (id, batch_id, channel_id, source, received, applied, unchanged, exceptions, created_by, created_at)
   select id, batch_id, case when batch_id is null then $3::uuid end, $4, 0, 0, 0, 0, $5, $6
     from unnest($1::uuid[], $2::uuid[]) as r (id, batch_id)`,
);

export const COUNT_RECONCILIATIONS = statement(
  'disbursements.count-reconciliations',
  `update disbursements.reconciliation r
      set received = r.received + t.received, applied = r.applied + t.applied, exceptions = r.exceptions + t.exceptions,
          unchanged = r.unchanged + t.received - t.applied - t.exceptions
     from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[]) as t (id, received, applied, exceptions) where r.id = t.id`,
);

export const KEEP_EXCEPTIONS = statement(
  'disbursements.keep-exceptions',
  `insert into disbursements.reconciliation_exception (id, reconciliation_id, registrant_id, disbursement_id, kind, position, created_at,
          told_minor, told_currency, told_outcome, told_reference)
   select platform.uuid_v7(), reconciliation_id, registrant_id, disbursement_id, kind, position, $6, told_minor, told_currency, outcome, reference
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::integer[], $7::bigint[], $8::text[], $9::text[], $10::text[])
            as e (reconciliation_id, registrant_id, disbursement_id, kind, position, told_minor, told_currency, outcome, reference)`,
);

/** In the order they were opened in. Of a channel there is neither batch nor program. */
export const FIND_RECONCILIATIONS = statement(
  'disbursements.find-reconciliations',
  `select r.id, r.batch_id as "batchId", b.program_id as "programId", r.created_by as "openedBy", r.source, r.received::float8 as received, r.applied::float8 as applied,
          r.unchanged::float8 as unchanged, r.exceptions::float8 as exceptions, r.created_at as "createdAt"
     from disbursements.reconciliation r left join disbursements.batch b on b.id = r.batch_id where r.id = any($1::uuid[]) order by r.id`,
);

const EXCEPTION = `select e.id, e.reconciliation_id as "reconciliationId", r.batch_id as "batchId", e.disbursement_id as "disbursementId",
          e.kind, e.position, e.created_at as "createdAt", e.told_outcome as "toldOutcome", e.told_minor as "toldMinor",
          e.told_currency as "toldCurrency", x.decision,
          x.reason as "decisionReason", x.resolved_at as "resolvedAt"
     from disbursements.reconciliation_exception e
     left join disbursements.exception_resolution x on x.exception_id = e.id
     join disbursements.reconciliation r on r.id = e.reconciliation_id
     left join disbursements.batch b on b.id = r.batch_id`;

export const LIST_EXCEPTIONS = statement(
  'disbursements.list-exceptions',
  `${EXCEPTION} where e.reconciliation_id = $1 and ($2::uuid is null or e.id > $2) order by e.id limit $3`,
);

/** Of all reconciliations of a program ($1), of one kind ($4) unless null, resolved or not ($5) unless null. */
export const LIST_EXCEPTIONS_OF_PROGRAM = statement(
  'disbursements.list-exceptions-of-program',
  `${EXCEPTION}
    where b.program_id = $1 and ($2::uuid is null or e.id > $2) and ($4::text is null or e.kind = $4)
      and ($5::boolean is null or (x.exception_id is not null) = $5) order by e.id limit $3`,
);

/** One exception of one reconciliation, with who opened that. */
export const FIND_EXCEPTION = statement(
  'disbursements.find-exception',
  `${EXCEPTION.replace('select ', 'select b.program_id as "programId", r.created_by as "openedBy", e.registrant_id as "registrantId", e.told_reference as "toldReference", ')}
    where e.reconciliation_id = $1 and e.id = $2`,
);

/** Lines by id, held until the transaction ends: of one batch ($2) unless null, of a channel, of these programs ($4) unless null. */
export const HOLD_LINES = statement(
  'disbursements.hold-lines',
  `select id, registrant_id as "registrantId", batch_id as "batchId", state, currency, amount_minor as "amountMinor", delivered_minor as "deliveredMinor",
          excess_minor as "excessMinor", returned_minor as "returnedMinor", quantity, delivered_quantity as "deliveredQuantity"
     from disbursements.disbursement where id = any($1::uuid[]) and ($2::uuid is null or batch_id = $2) and channel_id = $3
      and ($4::uuid[] is null or program_id = any($4)) order by id for update`,
);
