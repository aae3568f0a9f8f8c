import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/** Lines whose last day is over and of which something is due, in key order. $1 cycle, $2 after which, $3 today, $4 how many. */
export const NEXT_EXPIRED = statement(
  'entitlements.next-expired',
  `select id, registrant_id as "registrantId" from entitlements.entitlement
    where cycle_id = $1 and id > $2 and state in ('approved', 'partly_fulfilled') and valid_until < $3 order by id limit $4`,
);

/**
 * Ends lines that are still due: what is not delivered of them is reserved no more. $1 lines, $2 to which state, $3 now, $4 actor, $5 why.
 * Answers how many, and what was released by currency.
 */
export const END_LINES = statement(
  'entitlements.end-lines',
  `with held as materialized (
     select id, registrant_id, program_id, state, currency, amount_minor - delivered_minor as due
       from entitlements.entitlement where id = any($1::uuid[]) and state in ('draft', 'approved', 'partly_fulfilled') order by id for update
   ), ended as (
     update entitlements.entitlement e set state = $2, cancelled_at = case when $2 = 'cancelled' then $3::timestamptz end
       from held h where e.id = h.id and e.registrant_id = h.registrant_id
   ), logged as (
     insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, state, $2, $4, $3, $5 from held
   )
   select (select count(*)::integer from held) as count,
          coalesce((select jsonb_object_agg(currency, due::text) from (
            select currency, sum(due) as due from held where state <> 'draft' and currency is not null
             group by currency having sum(due) > 0) r), '{}') as released`,
);

/** Cycles with lines whose last day is over. $1 today. */
export const CYCLES_TO_EXPIRE = statement(
  'entitlements.cycles-to-expire',
  `select c.id, c.program_id as "programId", c.created_by as "createdBy" from entitlements.cycle c
    where c.state in ('approved', 'delivering') and c.valid_until < $1
      and exists (select from entitlements.entitlement e
                   where e.cycle_id = c.id and e.state in ('approved', 'partly_fulfilled') and e.valid_until < $1)`,
);
