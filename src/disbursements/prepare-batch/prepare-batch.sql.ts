import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { CLAIM_DUE, clusterKeyOf } from '../beneficiary-key.sql.js';

/**
 * Approved lines of these benefits that have something due and no open attempt; earlier attempts are counted, by index for
 * each line, so that no estimate about tables filled a moment ago can choose another way. The key of each is that of the cluster
 * of duplicates its registrant was in at the freeze (the parameter named), else of the registrant alone. Materialized: row security
 * lets what is computed not look into an index of keys, so that each line would read all keys of its cycle. `only`: one of them.
 */
const due = (freeze: string, only = ''): string => `due as materialized (
     select coalesce(b.key, uuid_send(e.registrant_id)) as key, coalesce(b.is_primary, false) as is_primary, e.entitlement_id, e.registrant_id, e.program_id, e.cycle_id, e.benefit_id, e.kind, e.currency, e.unit,
            e.amount_minor - e.delivered_minor as amount_minor, e.quantity - e.delivered_quantity as quantity,
            coalesce(t.attempts, 0) + 1 as attempt
       from entitlements.v_entitlement e
       left join lateral (
         select max(d.attempt) as attempts, bool_or(d.closed_at is null) as open from disbursements.disbursement d
          where d.registrant_id = e.registrant_id and d.entitlement_id = e.entitlement_id) t on true
       left join ${clusterKeyOf('e', freeze)} b on true
      where e.cycle_id = $1 and e.benefit_id = any($2::uuid[]) and e.state in ('approved', 'partly_fulfilled')
        and (e.amount_minor > e.delivered_minor or e.quantity > e.delivered_quantity)
        and t.open is not true${only}
   )`;

/** Claims the beneficiary key of each regular line. $3 freeze. */
export const CLAIM_KEYS = statement('disbursements.claim-beneficiary-keys', `with ${due('$3')} ${CLAIM_DUE}`);

/** The same of one entitlement, $4. */
export const CLAIM_KEY = statement(
  'disbursements.claim-beneficiary-key',
  `with ${due('$3', ' and e.entitlement_id = $4')} ${CLAIM_DUE}`,
);

const MADE = `made as (
     insert into disbursements.disbursement (id, registrant_id, entitlement_id, batch_id, program_id, cycle_id, benefit_id,
            channel_id, attempt, lifecycle, state, currency, amount_minor, unit, quantity, state_since, created_at, reissues_id, reissue_reason)
     select platform.uuid_v7(), d.registrant_id, d.entitlement_id, $3, d.program_id, d.cycle_id, d.benefit_id, $4, d.attempt, $5,
            case when d.kind = 'regular' and k.entitlement_id is distinct from d.entitlement_id then 'held' else 'pending' end,
            d.currency, d.amount_minor, d.unit, d.quantity, $6, $6, $9, $10
       from due d
       left join disbursements.beneficiary_key k on k.program_id = d.program_id and k.cycle_id = d.cycle_id
        and k.benefit_id = d.benefit_id and k.key = d.key
      order by d.registrant_id, d.entitlement_id
     on conflict do nothing
     returning id, registrant_id, program_id, state
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, $5, 'pending', 'held', $7, $6, 'duplicate' from made where state = 'held'
   )
   select count(*)::float8 as made from made`;

/**
 * One attempt for each line due; one whose key names another entitlement is held. A line that gained an open attempt meanwhile is
 * left out. In order, and so all that is due is known before anything is inserted: what is read line by line does not grow under the
 * reading, which takes the square of the time where the planner knew the table as empty. $8 freeze; $9 and $10 nothing.
 */
export const MAKE_DISBURSEMENTS = statement('disbursements.make-disbursements', `with ${due('$8')}, ${MADE}`);

/** The same of one entitlement, $11, as another attempt than $9, for the reason $10. */
export const REISSUE = statement('disbursements.reissue', `with ${due('$8', ' and e.entitlement_id = $11')}, ${MADE}`);
