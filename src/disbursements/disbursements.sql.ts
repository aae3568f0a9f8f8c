import { statement } from '#platform/database/statement.js';

const COLUMNS = `d.id, d.registrant_id as "registrantId", d.entitlement_id as "entitlementId", d.program_id as "programId",
  d.batch_id as "batchId", c.code as "channelCode", c.kind as "channelKind", d.attempt, d.lifecycle, d.state, d.currency,
  d.amount_minor as "amountMinor", d.delivered_minor as "deliveredMinor", d.excess_minor as "excessMinor",
  d.returned_minor as "returnedMinor", d.unit, d.quantity,
  d.delivered_quantity as "deliveredQuantity", d.outcome_code as "outcomeCode", d.state_since as "stateSince",
  d.created_at as "createdAt", d.reissues_id as "reissuesId", d.reissue_reason as "reissueReason"`;
const FROM = `from disbursements.disbursement d join disbursements.delivery_channel c on c.id = d.channel_id`;
const ATTEMPT = `${COLUMNS} ${FROM}`;

/** What was told of an attempt that did not fit, oldest first: found by index, and mostly nothing. */
export const EXCEPTIONS_OF_ATTEMPT = `array(select json_build_object('kind', e.kind, 'outcome', e.told_outcome, 'minor', e.told_minor::text,
            'currency', e.told_currency, 'at', e.created_at, 'decision', x.decision, 'decidedAt', x.resolved_at)
            from disbursements.reconciliation_exception e left join disbursements.exception_resolution x on x.exception_id = e.id
           where e.registrant_id = d.registrant_id and e.disbursement_id = d.id order by e.id)`;

/** With their moves, oldest first, and what was told of them that did not fit. */
export const DISBURSEMENTS_OF = statement(
  'disbursements.of-registrants',
  `select ${COLUMNS},
          array(select json_build_object('from', h.from_state, 'to', h.to_state, 'reason', h.reason, 'at', h.at)
                  from disbursements.disbursement_history h where h.registrant_id = d.registrant_id and h.disbursement_id = d.id
                 order by h.at, h.id) as moves,
          ${EXCEPTIONS_OF_ATTEMPT} as exceptions
     ${FROM} where d.registrant_id = any($1::uuid[]) and ($2::uuid[] is null or d.program_id = any($2)) order by d.id`,
);

/** The only attempt of a batch that was made for it. */
export const REISSUE_OF = statement('disbursements.reissue-of', `select ${ATTEMPT} where d.batch_id = $1`);

/** One attempt. $2 areas of the registrants, or null. */
export const DISBURSEMENT = statement(
  'disbursements.one',
  `select ${ATTEMPT} where d.id = $1
      and ($2::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = d.registrant_id and r.area_code = any($2)))`,
);

/** What was told of one attempt that did not fit. */
export const EXCEPTIONS_OF = statement(
  'disbursements.exceptions-of',
  `select ${EXCEPTIONS_OF_ATTEMPT} as exceptions from disbursements.disbursement d where d.registrant_id = $1 and d.id = $2`,
);

export const MOVES_OF = statement(
  'disbursements.moves-of',
  `select from_state as "from", to_state as "to", reason, actor_id as "actorId", at from disbursements.disbursement_history
    where registrant_id = $1 and disbursement_id = $2 order by at, id`,
);

/** What was handed over, and what came back. */
export const GIVEN_OF = statement(
  'disbursements.given-of',
  `select minor, quantity, evidence, reason, actor_id as "actorId", at from disbursements.delivery
    where registrant_id = $1 and disbursement_id = $2 order by at, id`,
);

/** $2 the attempt after which the page begins, $3 state, $5 areas of the registrants, each or null. */
export const DISBURSEMENTS_OF_BATCH = statement(
  'disbursements.of-batch',
  `select ${ATTEMPT} where d.batch_id = $1 and ($2::uuid is null or d.id > $2) and ($3::text is null or d.state = $3)
      and ($5::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = d.registrant_id and r.area_code = any($5)))
    order by d.id limit $4`,
);

/** Payments of a program beyond what was due, as long as the excess is not back: $2 after which, $4 areas of the registrants, each or null. */
export const OVERPAID = statement(
  'disbursements.overpaid',
  `select ${ATTEMPT} where d.program_id = $1 and d.excess_minor is not null and ($2::uuid is null or d.id > $2)
      and ($4::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = d.registrant_id and r.area_code = any($4)))
    order by d.id limit $3`,
);
