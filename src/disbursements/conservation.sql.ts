import { statement } from '#platform/database/statement.js';

/**
 * Where every approved unit of a cycle is, by benefit and by currency or unit: what arrived and what is under way as the attempts
 * have it, what is still due, expired or cancelled as the lines have it. What does not add up shows, line by line: two faults that go
 * opposite ways are two.
 */
export const CONSERVATION = statement(
  'disbursements.conservation',
  `with line as (
     select registrant_id, entitlement_id, benefit_id, state, currency, unit, coalesce(amount_minor, quantity) as approved,
            case when currency is null then delivered_quantity else delivered_minor end as arrived
       from entitlements.v_approved_entitlement where cycle_id = $1
   ), attempt as (
     select d.registrant_id, d.entitlement_id, sum(case when d.currency is null then d.delivered_quantity else d.delivered_minor end) as arrived,
            coalesce(sum(coalesce(d.amount_minor, d.quantity)) filter (where d.closed_at is null and d.state <> 'held'), 0) as in_flight,
            coalesce(sum(coalesce(d.amount_minor, d.quantity)) filter (where d.state = 'held'), 0) as held,
            coalesce(sum(d.excess_minor), 0) as excess
       from disbursements.batch b join disbursements.disbursement d on d.batch_id = b.id
      where b.cycle_id = $1 group by 1, 2
   )
   select l.benefit_id as "benefitId", l.currency, l.unit, count(*)::float8 as lines, sum(l.approved)::text as approved,
          sum(coalesce(a.arrived, 0))::text as delivered, sum(coalesce(a.in_flight, 0))::text as "inFlight",
          sum(coalesce(a.held, 0))::text as held,
          coalesce(sum(l.approved - l.arrived - coalesce(a.in_flight, 0) - coalesce(a.held, 0))
            filter (where l.state not in ('expired', 'cancelled')), 0)::text as "stillDue",
          coalesce(sum(l.approved - l.arrived) filter (where l.state = 'cancelled'), 0)::text as cancelled,
          coalesce(sum(l.approved - l.arrived) filter (where l.state = 'expired'), 0)::text as expired,
          sum(coalesce(a.excess, 0))::text as excess,
          sum(abs(l.arrived - coalesce(a.arrived, 0)
                - case when l.state in ('expired', 'cancelled') then coalesce(a.in_flight, 0) + coalesce(a.held, 0) else 0 end)
              + case when l.state in ('expired', 'cancelled') then 0
                     else greatest(l.arrived + coalesce(a.in_flight, 0) + coalesce(a.held, 0) - l.approved, 0) end)::text as difference
     from line l left join attempt a on a.registrant_id = l.registrant_id and a.entitlement_id = l.entitlement_id
    group by 1, 2, 3 order by 1, 2, 3`,
);
