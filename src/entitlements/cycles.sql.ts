import { statement } from '#platform/database/statement.js';

export const NEXT_NUMBER = statement(
  'entitlements.next-cycle-number',
  `select coalesce(max(number), 0) + 1 as number from entitlements.cycle where program_id = $1`,
);

export const KEEP_CYCLE_MOVE = statement(
  'entitlements.keep-cycle-move',
  `insert into entitlements.cycle_history (id, cycle_id, from_state, to_state, actor_id, at, reason)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

export const CYCLE_TOTALS = statement(
  'entitlements.cycle-totals',
  `select currency, unit, count(*)::float8 as lines, sum(amount_minor)::text as "amountMinor",
          sum(delivered_minor)::text as "deliveredMinor", sum(quantity)::text as quantity,
          sum(delivered_quantity)::text as "deliveredQuantity"
     from entitlements.entitlement
    where cycle_id = $1 and state not in ('excluded', 'rejected', 'cancelled')
    group by currency, unit order by currency, unit`,
);

export const LINES_BY_STATE = statement(
  'entitlements.lines-by-state',
  `select state, count(*)::float8 as lines from entitlements.entitlement where cycle_id = $1 group by state`,
);

export const HAS_DRAFT_LINE = statement(
  'entitlements.has-draft-line',
  `select exists (select from entitlements.entitlement where cycle_id = $1 and state = 'draft') as found`,
);

/** Whether anything approved is still to be delivered. */
export const HAS_LINE_DUE = statement(
  'entitlements.has-line-due',
  `select exists (select from entitlements.entitlement
                   where cycle_id = $1 and state in ('approved', 'partly_fulfilled')) as found`,
);
