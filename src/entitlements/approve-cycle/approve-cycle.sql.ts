import { digestLines } from '#platform/database/digest-lines.js';
import { statement } from '#platform/database/statement.js';

const LINE_DIGEST = `entitlements.line_digest(id, registrant_id, benefit_id, currency, amount_minor, unit, quantity)`;

/** The lines an approval speaks for: those that name it, and whatever else of the cycle could be paid. */
const BOUND = `cycle_id = $1 and (approval_id = $2 or state in ('approved', 'fulfilled', 'partly_fulfilled'))`;

/** Currencies of which the lines ask for more than is available. */
export const UNCOVERED = statement(
  'entitlements.uncovered-currencies',
  `select asked.currency
     from (select currency, sum(amount_minor) as total from entitlements.entitlement
            where cycle_id = $1 and state = 'draft' and currency is not null group by currency) asked
     left join entitlements.fund_account a
       on a.program_id = $2 and a.currency = asked.currency and a.code = 'available'
    where asked.total > coalesce(a.balance_minor, 0) order by 1`,
);

export const EVER_MADE_BY = statement(
  'entitlements.ever-made-by',
  `select exists (select from entitlements.cycle_history
                   where cycle_id = $1 and actor_id = $2
                     and (from_state, to_state) in (('draft', 'prepared'), ('prepared', 'to_approve'))) as found`,
);

export const APPROVE_LINES = statement(
  'entitlements.approve-lines',
  `with approved as (
     update entitlements.entitlement set state = 'approved', approval_id = $2, approved_digest = ${LINE_DIGEST}
      where cycle_id = $1 and state = 'draft' returning id, registrant_id, program_id
   )
   insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
   select platform.uuid_v7(), registrant_id, program_id, id, 'draft', 'approved', $3, $4, 'approved' from approved`,
);

/** Count, totals and hash of the bound lines. */
export const DIGEST_LINES = statement(
  'entitlements.digest-lines',
  digestLines(
    `select id, currency, amount_minor, unit, quantity, ${LINE_DIGEST} as digest from entitlements.entitlement where ${BOUND}`,
  ),
);

export const KEEP_APPROVAL = statement(
  'entitlements.keep-approval',
  `insert into entitlements.approval (id, cycle_id, revision, approved_by, approved_at, line_count, totals, digest)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
);

export const FIND_APPROVAL = statement(
  'entitlements.find-approval',
  `select id, line_count as lines, digest from entitlements.approval where cycle_id = $1 and revision = $2`,
);

/** Lines that are not as they were approved (or were not approved at all), a few of them by id. */
export const CHANGED_LINES = statement(
  'entitlements.changed-lines',
  `with changed as materialized (
     select id from entitlements.entitlement
      where ${BOUND} and (approval_id is distinct from $2 or approved_digest is distinct from ${LINE_DIGEST}))
   select (select count(*)::integer from changed) as count,
          array(select id from changed order by id limit 20) as ids`,
);
