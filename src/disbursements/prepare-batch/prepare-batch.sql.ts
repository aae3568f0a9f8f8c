import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { CLAIM_DUE, clusterKeyOf } from '../beneficiary-key.sql.js';

/** Batches of a cycle ($1) are made one after another: what is due is read when no other is being made of the same lines. */
export const HOLD_MAKING = statement(
  'disbursements.hold-making',
  `select pg_advisory_xact_lock(hashtextextended('disbursements.batch ' || $1::text, 0))`,
);

/**
 * Approved lines of these benefits that have something due and no open attempt; earlier attempts are counted, by index for
 * each line, so that no estimate about tables filled a moment ago can choose another way. The key of each is that of the cluster
 * of duplicates its registrant was in at the freeze, else of the registrant alone. Parameters: cycle, benefits, freeze, one entitlement of them.
 */
const due = (cycle: string, benefits: string, freeze: string, only?: string): string => `
     select coalesce(b.key, uuid_send(e.registrant_id)) as key, coalesce(b.is_primary, false) as is_primary, e.entitlement_id, e.registrant_id, e.program_id, e.cycle_id, e.benefit_id, e.kind, e.currency, e.unit,
            e.amount_minor - e.delivered_minor as amount_minor, e.quantity - e.delivered_quantity as quantity,
            coalesce(t.attempts, 0) + 1 as attempt
       from entitlements.v_entitlement e
       left join lateral (
         select max(d.attempt) as attempts, bool_or(d.closed_at is null) as open from disbursements.disbursement d
          where d.registrant_id = e.registrant_id and d.entitlement_id = e.entitlement_id) t on true
       left join ${clusterKeyOf('e', freeze)} b on true
      where e.cycle_id = ${cycle} and e.benefit_id = any(${benefits}::uuid[]) and e.state in ('approved', 'partly_fulfilled')
        and (e.amount_minor > e.delivered_minor or e.quantity > e.delivered_quantity)
        and t.open is not true${only ? ` and e.entitlement_id = ${only}` : ''}`;

/** Memory for sorting and joining what is due within the transaction in hand: a hundred thousand lines do not fit into the default. */
export const MORE_MEMORY = statement('disbursements.more-memory', `select set_config('work_mem', '128MB', true)`);

/**
 * What is due of a whole cycle is looked up once, and kept until the transaction ends: the keys and the attempts are made of it, each in
 * its own order.
 */
export const MAKE_DUE_TABLE = statement(
  'disbursements.make-due-table',
  `create temporary table batch_due (key bytea not null, is_primary boolean not null, entitlement_id uuid not null, registrant_id uuid not null,
     program_id uuid not null, cycle_id uuid not null, benefit_id uuid not null, kind text not null, currency char(3), unit text,
     amount_minor bigint, quantity numeric, attempt integer not null) on commit drop`,
);

/** $1 cycle, $2 benefits, $3 freeze. */
export const FIND_DUE = statement('disbursements.find-due', `insert into batch_due ${due('$1', '$2', '$3')}`);

/** How many they are is what the planner is to know. */
export const ANALYZE_DUE = statement('disbursements.analyze-due', 'analyze batch_due (key)');

/** Claims the beneficiary key of each regular line. */
export const CLAIM_KEYS = statement(
  'disbursements.claim-beneficiary-keys',
  `with due as (select * from batch_due) ${CLAIM_DUE}`,
);

/** Materialized: row security lets what is computed not look into an index of keys, so that the line would read all keys of its cycle. */
const dueOfOne = (...parameters: [string, string, string, string]): string =>
  `due as materialized (${due(...parameters)})`;

/** The same of one entitlement. $1 cycle, $2 benefits, $3 freeze, $4 entitlement. */
export const CLAIM_KEY = statement(
  'disbursements.claim-beneficiary-key',
  `with ${dueOfOne('$1', '$2', '$3', '$4')} ${CLAIM_DUE}`,
);

/** $1 batch, $2 channel, $3 lifecycle, $4 now, $5 actor; $6 and $7: another attempt than which, and why. */
const made = (due: string, keys = ''): string => `made as (
     insert into disbursements.disbursement (id, registrant_id, entitlement_id, batch_id, program_id, cycle_id, benefit_id,
            channel_id, attempt, lifecycle, state, currency, amount_minor, unit, quantity, state_since, created_at, reissues_id, reissue_reason)
     select ${ID_OF_ROW}, d.registrant_id, d.entitlement_id, $1, d.program_id, d.cycle_id, d.benefit_id, $2, d.attempt, $3,
            case when d.kind = 'regular' and k.entitlement_id is distinct from d.entitlement_id then 'held' else 'pending' end,
            d.currency, d.amount_minor, d.unit, d.quantity, $4, $4, $6, $7
       from ${due} d
       left join disbursements.beneficiary_key k on k.program_id = d.program_id and k.cycle_id = d.cycle_id
        and k.benefit_id = d.benefit_id and k.key = d.key${keys}
      order by d.registrant_id, d.entitlement_id
     returning id, registrant_id, program_id, state
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, $3, 'pending', 'held', $5, $4, 'duplicate' from made where state = 'held'
   )
   select count(*)::float8 as made from made`;

/**
 * One attempt for each line due; one whose key names another entitlement is held. $8 program, $9 cycle: all lines are of it,
 * and told, it keeps the keys of years before from being read.
 */
export const MAKE_DISBURSEMENTS = statement(
  'disbursements.make-disbursements',
  `with ${made('batch_due', ' and k.program_id = $8 and k.cycle_id = $9')}`,
);

/** The same of one entitlement, $11, of a cycle $8, of benefits $9, as of a freeze $10. */
export const REISSUE = statement('disbursements.reissue', `with ${dueOfOne('$8', '$9', '$10', '$11')}, ${made('due')}`);
