import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/**
 * Adds what was delivered (less what came back) to each line and lets its state follow. A line that is not approved takes
 * nothing and is missing from `settled`; one that has ended gives back what comes back, and stays ended ($9 such states): that is due
 * no more. Answers one row for each program and currency, and one without currency for goods.
 */
export const SETTLE = statement(
  'entitlements.settle',
  `with given as (
     select registrant_id, entitlement_id, sum(minor)::bigint as minor, sum(quantity) as quantity
       from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::numeric[]) as g (registrant_id, entitlement_id, minor, quantity)
      group by 1, 2
   ), held as materialized (
     select e.id, e.registrant_id, e.program_id, e.currency, e.state as from_state, g.minor, g.quantity as moved,
            case when e.state = any($9::text[]) then e.state
                 when e.delivered_minor + g.minor = 0 and e.delivered_quantity + g.quantity = 0 then 'approved'
                 when e.delivered_minor + g.minor >= coalesce(e.amount_minor, 0)
                  and e.delivered_quantity + g.quantity >= coalesce(e.quantity, 0) then 'fulfilled'
                 else 'partly_fulfilled' end as to_state
       from given g
       join entitlements.entitlement e on e.id = g.entitlement_id and e.registrant_id = g.registrant_id
      where e.state = any($5::text[]) or (e.state = any($9::text[]) and g.minor <= 0 and g.quantity <= 0)
      order by e.id for update of e
   ), settled as (
     update entitlements.entitlement e
        set delivered_minor = e.delivered_minor + h.minor, delivered_quantity = e.delivered_quantity + h.moved, state = h.to_state
       from held h where e.id = h.id and e.registrant_id = h.registrant_id
     returning h.program_id, h.currency, h.minor, h.from_state
   ), logged as (
     insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, from_state, to_state, $6, $7, $8 from held where from_state <> to_state
   )
   select program_id as "programId", currency, count(*)::integer as settled,
          coalesce(sum(minor) filter (where minor > 0), 0)::text as "committedMinor",
          coalesce(-sum(minor) filter (where minor < 0), 0)::text as "returnedMinor",
          coalesce(-sum(minor) filter (where from_state = any($9::text[])), 0)::text as "releasedMinor"
     from settled group by program_id, currency order by program_id, currency`,
);
