import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/** Columns of an attempt `d`, its channel `c` and its batch `b`. */
export const ATTEMPT = `d.id, d.registrant_id as "registrantId", d.entitlement_id as "entitlementId", d.program_id as "programId",
  d.cycle_id as "cycleId", d.batch_id as "batchId", c.kind as "channelKind", d.lifecycle, d.state, d.currency,
  d.amount_minor as "amountMinor", d.delivered_minor as "deliveredMinor", d.unit, d.quantity, d.delivered_quantity as "deliveredQuantity",
  b.collect_until as "collectUntil"`;

export const WITHIN_AREAS = `($2::text[] is null or exists (
      select from registry.v_registrant r where r.registrant_id = d.registrant_id and r.area_code = any($2)))`;

/** The program of an entitlement. */
export const PROGRAM_OF_ENTITLEMENT = statement(
  'disbursements.program-of-entitlement',
  `select program_id as "programId" from entitlements.v_entitlement where entitlement_id = $1`,
);

/** The program of a disbursement. */
export const PROGRAM_OF_DISBURSEMENT = statement(
  'disbursements.program-of',
  `select program_id as "programId" from disbursements.disbursement where id = $1`,
);

/** The last attempt of an entitlement ($1), held until the transaction ends. $2 areas of the registrants, or null. */
export const HOLD_LAST_ATTEMPT = statement(
  'disbursements.hold-last-attempt',
  `select ${ATTEMPT}
     from entitlements.v_entitlement e
     join disbursements.disbursement d on d.registrant_id = e.registrant_id and d.entitlement_id = e.entitlement_id
     join disbursements.delivery_channel c on c.id = d.channel_id
     join disbursements.batch b on b.id = d.batch_id
    where e.entitlement_id = $1 and ${WITHIN_AREAS}
    order by d.attempt desc limit 1 for update of d`,
);

/** One attempt, held until the transaction ends. $2 areas of the registrants, or null. */
export const HOLD_ATTEMPT = statement(
  'disbursements.hold-attempt',
  `select ${ATTEMPT}
     from disbursements.disbursement d join disbursements.delivery_channel c on c.id = d.channel_id
     join disbursements.batch b on b.id = d.batch_id
    where d.id = $1 and ${WITHIN_AREAS} for update of d`,
);

/** $5 minor units and $6 quantity handed over, negative where it came back. */
export const KEEP_DELIVERY = statement(
  'disbursements.keep-delivery',
  `insert into disbursements.delivery (id, registrant_id, program_id, disbursement_id, minor, quantity, evidence, reason, actor_id, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

/**
 * Takes back of a held attempt what came back: $3 the state it is in then, $5 minor units, $6 quantity, $7 its code, $9 why it moves, and
 * $10 minor units of what was paid beyond the amount. A part of what was paid or collected, or of a part, moves nothing, and is told as
 * what came back.
 */
export const TAKE_BACK = statement(
  'disbursements.take-back',
  `with before as materialized (
     select id, registrant_id, program_id, lifecycle, state from disbursements.disbursement where id = $1 and registrant_id = $2
   ), moved as (
     update disbursements.disbursement d
        set state = $3, state_since = case when d.state = $3 then d.state_since else $4 end, outcome_code = $7,
            delivered_minor = d.delivered_minor - $5::bigint, delivered_quantity = d.delivered_quantity - $6::numeric,
            excess_minor = nullif(d.excess_minor - $10::bigint, 0),
            returned_minor = nullif(coalesce(d.returned_minor, 0) + $5::bigint + $10::bigint, 0)
       from before b where d.id = b.id and d.registrant_id = b.registrant_id
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, state, $3, $8, $4, $9 from before where state <> $3
   )
   select platform.tell('disbursement.returned', program_id, $4, array[registrant_id], array[id]) as told from before`,
);
