import { statement } from '#platform/database/statement.js';

/**
 * When the lines of a cycle were made, and what became of somebody's regular ones, by benefit. One that was cancelled counts only in
 * the cycle as it is prepared now ($3): those that a reopening has cancelled are of another freeze. $1 cycle, $2 registrant.
 */
export const LINES_OF = statement(
  'entitlements.lines-of',
  `with prepared as materialized (
     select max(at) as at from entitlements.cycle_history where cycle_id = $1 and from_state = 'draft' and to_state = 'prepared' and $3::boolean
   )
   select p.at as "preparedAt",
          coalesce((select jsonb_object_agg(e.benefit_id, jsonb_build_object('id', e.id, 'state', e.state))
                      from entitlements.entitlement e
                     where e.cycle_id = $1 and e.registrant_id = $2 and e.kind = 'regular'
                       and (e.cancelled_at is null or e.cancelled_at > p.at)), '{}') as lines
     from prepared p`,
);
