import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

/**
 * Cancels every line of a cycle of which nothing was delivered. Answers how many, and by currency what was reserved for
 * them and is so no more. $1 cycle, $2 now, $3 actor, $4 why.
 */
export const WITHDRAW_LINES = statement(
  'entitlements.withdraw-lines',
  `with withdrawn as (
     update entitlements.entitlement set state = 'cancelled', cancelled_at = $2
      where cycle_id = $1 and state in ('draft', 'approved')
     returning id, registrant_id, program_id, currency, amount_minor, approval_id
   ), logged as (
     insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, case when approval_id is null then 'draft' else 'approved' end, 'cancelled', $3, $2, $4
       from withdrawn
   )
   select (select count(*)::integer from withdrawn) as count,
          coalesce((select jsonb_object_agg(currency, reserved::text) from (
            select currency, sum(amount_minor) as reserved from withdrawn
             where approval_id is not null and currency is not null group by currency) r), '{}') as released`,
);
