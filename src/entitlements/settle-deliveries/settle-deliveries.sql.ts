import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/** The state that so much delivered leaves a line in: it follows that alone, in both directions, until the line ends. */
const stateAt = (minor: string, quantity: string): string => `
  case when ${minor} = 0 and ${quantity} = 0 then 'approved'
       when ${minor} >= coalesce(e.amount_minor, 0) and ${quantity} >= coalesce(e.quantity, 0) then 'fulfilled'
       else 'partly_fulfilled' end`;

/**
 * Adds what was delivered (less what came back) to each line and lets its state follow. A line that is not approved, or does not stand
 * where what it has been delivered puts it, takes nothing and is missing from `settled`; one that has ended ($5 such states) gives back
 * what comes back, and stays ended: that is due no more. Answers one row for each program and currency, and one without currency for goods.
 */
export const SETTLE = statement(
  'entitlements.settle',
  `with given as (
     select registrant_id, entitlement_id, sum(minor)::bigint as minor, sum(quantity) as quantity
       from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::numeric[]) as g (registrant_id, entitlement_id, minor, quantity)
      group by 1, 2 order by 2
   ), settled as (
     update entitlements.entitlement e
        set delivered_minor = e.delivered_minor + g.minor, delivered_quantity = e.delivered_quantity + g.quantity,
            state = case when e.state = any($5::text[]) then e.state
                         else ${stateAt('e.delivered_minor + g.minor', 'e.delivered_quantity + g.quantity')} end
       from given g
      where e.id = g.entitlement_id and e.registrant_id = g.registrant_id
        and case when e.state = any($5::text[]) then g.minor <= 0 and g.quantity <= 0
                 else e.state = ${stateAt('e.delivered_minor', 'e.delivered_quantity')} end
     returning e.id, e.registrant_id, e.program_id, e.currency, g.minor, e.state as to_state,
               case when e.state = any($5::text[]) then e.state
                    else ${stateAt('e.delivered_minor - g.minor', 'e.delivered_quantity - g.quantity')} end as from_state
   ), logged as (
     insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, from_state, to_state, $6, $7, $8 from settled where from_state <> to_state
   )
   select program_id as "programId", currency, count(*)::integer as settled, (select count(*) from given)::integer as asked,
          coalesce(sum(minor) filter (where minor > 0), 0)::text as "committedMinor",
          coalesce(-sum(minor) filter (where minor < 0), 0)::text as "returnedMinor",
          coalesce(-sum(minor) filter (where from_state = any($5::text[])), 0)::text as "releasedMinor"
     from settled group by program_id, currency order by program_id, currency`,
);
