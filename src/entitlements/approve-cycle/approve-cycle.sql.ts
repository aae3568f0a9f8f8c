import { DIGEST_OF_LINE, digestAgainst, digestLines } from '#platform/database/digest-lines.js';
import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';

const LINE_DIGEST = `entitlements.line_digest(id, registrant_id, benefit_id, currency, amount_minor, unit, quantity)`;

/** What the drafts of a cycle come to, by currency. */
export const ASKED = statement(
  'entitlements.asked',
  `select currency, sum(amount_minor)::text as "amountMinor" from entitlements.entitlement
    where cycle_id = $1 and state = 'draft' and currency is not null group by currency order by currency`,
);

/** What is available in a program, by currency; nobody takes of it until the transaction ends. */
export const HOLD_AVAILABLE = statement(
  'entitlements.hold-available',
  `select currency, balance_minor::text as "amountMinor" from entitlements.fund_account
    where program_id = $1 and code = 'available' order by currency for update`,
);

/** The same, held by nobody. */
export const AVAILABLE = statement(
  'entitlements.available',
  `select currency, balance_minor::text as "amountMinor" from entitlements.fund_account
    where program_id = $1 and code = 'available' order by currency`,
);

/** The lines with their history, and count, totals and hash of them as they then stand: what they were given is what is hashed. Whose they are is told. */
const approve = (which: string): string => `line as (
     update entitlements.entitlement set state = 'approved', approval_id = $2, approved_digest = ${LINE_DIGEST}
      where cycle_id = $1 and state = 'draft'${which}
     returning id, registrant_id, program_id, currency, amount_minor, unit, quantity, approved_digest as digest
   ), logged as (
     insert into entitlements.entitlement_history (id, registrant_id, program_id, entitlement_id, from_state, to_state, actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, 'draft', 'approved', $3, $4, 'approved' from line
   ), told as (
     select program_id, platform.tell('entitlement.approved', program_id, $4, array_agg(registrant_id), array_agg(id)) as told
       from line group by program_id
   ), ${DIGEST_OF_LINE} where (select count(told) from told) >= 0`; // what nothing asks for is not done

export const APPROVE_LINES = statement('entitlements.approve-lines', `with ${approve('')}`);

/** The drafts the funds reach for, in the order of their keys, and all goods. $5 currencies, $6 what is available of each. */
export const APPROVE_COVERED = statement(
  'entitlements.approve-covered',
  `with available as (
     select * from unnest($5::text[], $6::bigint[]) as a (currency, amount_minor)
   ), running as (
     select id, currency, sum(amount_minor) over (partition by currency order by id) as asked
       from entitlements.entitlement where cycle_id = $1 and state = 'draft'
   ), covered as materialized (
     select r.id from running r left join available a on a.currency = r.currency
      where r.currency is null or r.asked <= a.amount_minor
   ), ${approve(' and id in (select id from covered)')}`,
);

/** Count, totals and hash of the drafts. */
export const DIGEST_DRAFTS = statement(
  'entitlements.digest-drafts',
  digestLines(
    `select id, currency, amount_minor, unit, quantity, ${LINE_DIGEST} as digest from entitlements.entitlement
      where cycle_id = $1 and state = 'draft'`,
  ),
);

/**
 * Count and hash of the lines of an approval, whatever has become of them, by the digests and with the totals they were approved with:
 * whether each still has its own is what CHANGED_LINES tells.
 */
export const DIGEST_LINES = statement(
  'entitlements.digest-lines',
  digestAgainst(
    `select id, approved_digest as digest from entitlements.entitlement where cycle_id = $1 and approval_id = $2`,
    `select totals from entitlements.approval where id = $2`,
  ),
);

export const KEEP_APPROVAL = statement(
  'entitlements.keep-approval',
  `insert into entitlements.approval (id, submission_id, cycle_id, revision, approved_by, approved_at, line_count, totals, digest)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** The approvals of a cycle as it is now, that is since it was last reopened. */
export const APPROVALS = statement(
  'entitlements.approvals',
  `select id, line_count as lines, digest from entitlements.approval where cycle_id = $1 and revision = $2 order by id`,
);

/**
 * Lines that are not as they were approved (or never were, and could be delivered), a few of them by id. $2 approvals. One that is
 * cancelled is delivered no more, whatever was done to it: it still counts among those that were approved (DIGEST_LINES).
 */
export const CHANGED_LINES = statement(
  'entitlements.changed-lines',
  `with changed as materialized (
     select id from entitlements.entitlement
      where cycle_id = $1 and state <> 'cancelled'
        and case when approval_id = any($2::uuid[]) then approved_digest is distinct from ${LINE_DIGEST}
                 else state in ('approved', 'fulfilled', 'partly_fulfilled') end)
   select (select count(*)::integer from changed) as count,
          array(select id from changed order by id limit 20) as ids`,
);

/**
 * What is reserved for a line that was changed after its approval is what the approval has left for those that were not, less what was
 * delivered: what the line says now was never reserved. While another one of the approval is changed and still due, nothing: which of it is
 * whose is not known, and it is released with the last of them. No row for a line that is as it was approved. $1 the line, ended.
 */
export const RESERVED_FOR_CHANGED = statement(
  'entitlements.reserved-for-changed',
  `with line as materialized (
     select cycle_id, approval_id from entitlements.entitlement
      where id = $1 and approval_id is not null and approved_digest is distinct from ${LINE_DIGEST}
   ), one as materialized (
     select e.currency, e.amount_minor, e.delivered_minor, e.state, e.approved_digest is distinct from ${LINE_DIGEST} as changed
       from line l join entitlements.entitlement e on e.cycle_id = l.cycle_id and e.approval_id = l.approval_id
   ), taken as (
     select currency, sum(case when changed then delivered_minor else amount_minor end) as amount from one group by currency
   ), left_over as (
     select t.currency, t."amountMinor" - coalesce(k.amount, 0) as due
       from line l join entitlements.approval a on a.id = l.approval_id
      cross join jsonb_to_recordset(a.totals) as t (currency text, "amountMinor" bigint)
       left join taken k on k.currency = t.currency
      where t.currency is not null
   )
   select case when exists (select from one where changed and state in ('approved', 'partly_fulfilled')) then '{}'
               else coalesce((select jsonb_object_agg(currency, due::text) from left_over where due > 0), '{}') end as released
     from line`,
);
