import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/**
 * The middle of every statement that moves enrolments: `held` (id, registrant_id, state) are moved to $1 at $2 by $3 for
 * reason $4 in program $5, with their history, and the fact is told. Open proposals about whoever ends are settled with it.
 * Answers how many were moved, and the last of them in key order.
 */
export const MOVE_HELD = `moved as (
     update programs.enrolment e
        set state = $1, state_since = $2, version = e.version + 1,
            ended_at = case when $1 in ('exited', 'graduated') then $2::timestamptz end
       from held where e.registrant_id = held.registrant_id and e.id = held.id
     returning held.id, held.registrant_id, held.state
   ), settled as (
     update programs.proposal p set decision = 'accepted', decision_reason = $4, decided_by = $3, decided_at = $2
       from held where $1 in ('exited', 'graduated') and p.registrant_id = held.registrant_id and p.enrolment_id = held.id and p.decision is null
   ), kept as (
     insert into programs.enrolment_history (id, registrant_id, program_id, enrolment_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, $5, id, state, $1, $3, $2, $4 from moved
     returning registrant_id, enrolment_id
   )
   select count(*)::int as moved, max(registrant_id::text) as last,
          platform.tell('enrolment.' || $1, $5, $2, array_agg(registrant_id), array_agg(enrolment_id)) as told
     from kept`;

/** The enrolment, held until the transaction ends. $1 enrolment, $2 program. */
export const HOLD_ENROLMENT = statement(
  'programs.hold-enrolment',
  `select registrant_id as "registrantId", state, version as revision from programs.enrolment
    where id = $1 and program_id = $2 for update`,
);

/** Moves one enrolment that is held. $6 enrolment, $7 registrant. */
export const MOVE_ENROLMENT = statement(
  'programs.move-enrolment',
  `with held as materialized (
     select id, registrant_id, state from programs.enrolment where registrant_id = $7 and id = $6
   ), ${MOVE_HELD}`,
);

export const FIND_REGISTRANT = statement(
  'programs.find-registrant',
  `select kind, status from registry.v_registrant where registrant_id = $1`,
);

/** Opens the next period of a registrant who is in none. $1 enrolment, $2 registrant, $3 program, $4 now. Counts it. */
export const OPEN_PERIOD = statement(
  'programs.open-period',
  `with opened as (
     insert into programs.enrolment (id, registrant_id, program_id, state, period, state_since)
     select $1, $2, $3, 'draft', coalesce(max(e.period), 0) + 1, $4
       from programs.enrolment e where e.registrant_id = $2 and e.program_id = $3
     on conflict do nothing
     returning id, registrant_id
   )
   select count(*)::int as opened, platform.tell('enrolment.draft', $3, $4, array_agg(registrant_id), array_agg(id)) as told from opened`,
);
