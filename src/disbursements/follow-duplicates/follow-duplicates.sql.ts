import { statement } from '#platform/database/statement.js';
import { ID_OF_ROW } from '#platform/ids/id-of-row.js';
import { CLAIM_DUE, clusterKeyOf } from '../beneficiary-key.sql.js';

/** Everybody told of: $1 programs and $2 registrants, side by side. */
const TOLD = `told as materialized (
     select distinct program_id, registrant_id from unnest($1::uuid[], $2::uuid[]) g (program_id, registrant_id)
   )`;

/** Their regular lines that are not out yet, by the key of today: the freeze says which cluster, a resolution what it is worth. */
const DUE = `${TOLD}, due as materialized (
     select d.id, d.registrant_id, d.entitlement_id, d.batch_id, d.program_id, d.cycle_id, d.benefit_id, d.lifecycle, d.state, e.kind,
            coalesce(b.key, uuid_send(d.registrant_id)) as key, coalesce(b.is_primary, false) as is_primary
       from told t
       join disbursements.disbursement d on d.registrant_id = t.registrant_id and d.program_id = t.program_id
        and d.closed_at is null and d.state in ('pending', 'held')
       join entitlements.v_entitlement e on e.registrant_id = d.registrant_id and e.entitlement_id = d.entitlement_id
        and e.kind = 'regular'
       join entitlements.v_cycle c on c.cycle_id = d.cycle_id
       left join ${clusterKeyOf('d', 'c.freeze_at')} b on true
   )`;

/**
 * Batches these lines are in, held so that none of them is approved, sent or cancelled meanwhile; their lines are touched
 * afterwards, as whoever sends a batch does it.
 */
export const HOLD_BATCHES = statement(
  'disbursements.hold-batches-of-duplicates',
  `with ${DUE}
   select b.id from disbursements.batch b where b.id in (select batch_id from due) order by b.id for no key update of b`,
);

/** Claims what nobody has claimed yet: keys of those who are each alone from now on. */
export const CLAIM_OWN = statement('disbursements.claim-keys-of-duplicates', `with ${DUE} ${CLAIM_DUE}`);

/**
 * Whom a resolution has kept is paid instead of another of the cluster, as long as nothing of the other's is out or was
 * delivered: the other is held, and the key names the kept one's entitlement. $3 now, $4 actor.
 */
export const PREFER_PRIMARY = statement(
  'disbursements.prefer-primary',
  `with ${DUE}, instead as materialized (
     select o.id, o.registrant_id, o.program_id, o.lifecycle, k.cycle_id, k.benefit_id, k.key,
            p.registrant_id as kept_id, p.entitlement_id as kept_entitlement_id
       from due p
       join disbursements.beneficiary_key k on k.program_id = p.program_id and k.cycle_id = p.cycle_id
        and k.benefit_id = p.benefit_id and k.key = p.key and k.entitlement_id <> p.entitlement_id
       join disbursements.disbursement o on o.registrant_id = k.registrant_id and o.entitlement_id = k.entitlement_id
        and o.closed_at is null and o.state = 'pending'
       join entitlements.v_entitlement e on e.registrant_id = k.registrant_id and e.entitlement_id = k.entitlement_id
        and e.delivered_minor = 0 and e.delivered_quantity = 0
      where p.is_primary and p.state = 'held'
      order by o.id for update of o
   ), held as (
     update disbursements.disbursement d set state = 'held', state_since = $3
       from instead i where d.id = i.id and d.registrant_id = i.registrant_id
   ), logged as (
     insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
            actor_id, at, reason)
     select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, 'pending', 'held', $4, $3, 'duplicate' from instead
   )
   update disbursements.beneficiary_key k set registrant_id = i.kept_id, entitlement_id = i.kept_entitlement_id
     from instead i
    where k.program_id = i.program_id and k.cycle_id = i.cycle_id and k.benefit_id = i.benefit_id and k.key = i.key`,
);

/**
 * Lets go of lines held for a key that names them now, and holds those whose key names another. In a batch that is being sent or
 * has been, nothing is sent later: there the attempt is cancelled, and the entitlement is due in the next batch. $3 now, $4 actor.
 */
export const FOLLOW_KEYS = statement(
  'disbursements.follow-keys-of-duplicates',
  `with ${DUE}, judged as (
     select due.id, due.registrant_id, due.program_id, due.lifecycle, due.state as from_state,
            case when k.entitlement_id is distinct from due.entitlement_id then 'held'
                 when b.state in ('draft', 'approved') then 'pending' else 'cancelled' end as to_state
       from due
       join disbursements.batch b on b.id = due.batch_id
       left join disbursements.beneficiary_key k on k.program_id = due.program_id and k.cycle_id = due.cycle_id
        and k.benefit_id = due.benefit_id and k.key = due.key
      where due.state = 'pending'
         or 'duplicate' = (select h.reason from disbursements.disbursement_history h
                            where h.registrant_id = due.registrant_id and h.disbursement_id = due.id
                            order by h.at desc, h.id desc limit 1)
   ), moving as materialized (
     select j.* from judged j
       join disbursements.disbursement d on d.id = j.id and d.registrant_id = j.registrant_id and d.state = j.from_state
      where (j.from_state = 'held' and j.to_state <> 'held') or (j.from_state = 'pending' and j.to_state = 'held')
      order by d.id for update of d
   ), moved as (
     update disbursements.disbursement d
        set state = m.to_state, state_since = $3, closed_at = case when m.to_state = 'cancelled' then $3::timestamptz end
       from moving m where d.id = m.id and d.registrant_id = m.registrant_id
   )
   insert into disbursements.disbursement_history (id, registrant_id, program_id, disbursement_id, lifecycle, from_state, to_state,
          actor_id, at, reason)
   select ${ID_OF_ROW}, registrant_id, program_id, id, lifecycle, from_state, to_state, $4, $3,
          case when to_state = 'held' then 'duplicate' else 'duplicate_resolved' end
     from moving`,
);
