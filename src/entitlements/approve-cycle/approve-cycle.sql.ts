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
      where cycle_id = $1 and state = 'draft' returning id, registrant_id
   )
   insert into entitlements.entitlement_history (id, registrant_id, entitlement_id, from_state, to_state, actor_id, at, reason)
   select platform.uuid_v7(), registrant_id, id, 'draft', 'approved', $3, $4, 'approved' from approved`,
);

/**
 * Count, totals and hash of the bound lines. Two levels: lines hash into 256 parts by the last byte of their id, parts into
 * one, so that no aggregate holds more than a part; the last hash also covers count and totals.
 */
export const DIGEST_LINES = statement(
  'entitlements.digest-lines',
  `with line as materialized (
     select id, currency, amount_minor, unit, quantity, ${LINE_DIGEST} as digest from entitlements.entitlement where ${BOUND}
   ), part as (
     select get_byte(uuid_send(id), 15) as part, sha256(string_agg(digest, ''::bytea order by id)) as digest from line group by 1
   ), total as (
     select currency, unit, count(*) as lines, sum(amount_minor) as amount, sum(quantity) as quantity from line group by 1, 2
   ), summary as (
     select coalesce(sum(lines), 0)::bigint as lines, coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('currency', currency,
            'unit', unit, 'lines', lines, 'amountMinor', amount::text, 'quantity', quantity::text)) order by currency, unit), '[]') as totals
       from total
   )
   select s.lines, s.totals,
          sha256(coalesce((select string_agg(digest, ''::bytea order by part) from part), ''::bytea)
                 || convert_to(s.lines::text || s.totals::text, 'UTF8')) as digest
     from summary s`,
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
