import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/** Of which cycle a line is, and whose. */
export const FIND_LINE = statement(
  'entitlements.find-line',
  `select e.cycle_id as "cycleId", e.program_id as "programId", e.registrant_id as "registrantId", e.benefit_id as "benefitId", e.state
     from entitlements.entitlement e where e.id = $1`,
);

/** Moves of a line, oldest first. $1 registrant, $2 line. */
export const LINE_HISTORY = statement(
  'entitlements.line-history',
  `select id, from_state as "fromState", to_state as "toState", actor_id as "actorId", at, reason
     from entitlements.entitlement_history
    where registrant_id = $1 and entitlement_id = $2 and ($3::uuid is null or id > $3) order by id limit $4`,
);

/** Takes a draft out of its cycle. $1 line, $2 registrant, $3 actor, $4 now, $5 why, $6 excluded or rejected. */
export const TAKE_OUT = statement(
  'entitlements.take-out',
  `with taken as (
     update entitlements.entitlement set state = $6 where id = $1 and registrant_id = $2 and state = 'draft'
     returning id, registrant_id, program_id
   )
   insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
   select ${ID_OF_ROW}, registrant_id, program_id, id, 'draft', $6, $3, $4, $5 from taken`,
);

/**
 * A line besides the regular ones, for somebody who is enrolled. $1 line, $2 registrant, $3 cycle, $4 program, $5 benefit, $6 currency,
 * $7 minor units, $8 unit, $9 quantity, $10 who, $11 why, $12 which it corrects, $13 now.
 */
export const SUPPLEMENT = statement(
  'entitlements.supplement',
  `insert into entitlements.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, kind, currency, amount_minor,
          unit, quantity, valid_until, made_by, reason, corrects, created_at)
   select $1, n.registrant_id, c.id, c.program_id, $5, n.enrolment_id, 'supplementary', $6, $7, $8, $9, c.valid_until, $10, $11, $12, $13
     from entitlements.cycle c
     join programs.v_enrolment n on n.program_id = c.program_id and n.registrant_id = $2 and n.state = 'enrolled'
    where c.id = $3 and c.program_id = $4`,
);
