/**
 * The key by which a line of `line` (an alias: program_id, registrant_id) is to be paid: that of the cluster of duplicates its
 * registrant was in at the freeze, and whether they are whom a resolution has kept. A lateral without a row: that of the
 * registrant alone.
 */
export const clusterKeyOf = (line: string, freeze: string): string => `lateral (
         select v.key, v.is_primary from programs.v_beneficiary_key v
          where v.program_id = ${line}.program_id and v.registrant_id = ${line}.registrant_id
            and v.valid_from <= ${freeze} and (v.valid_to is null or v.valid_to > ${freeze})
          order by v.valid_from desc limit 1)`;

/**
 * Claims the key of each line that follows as `due`: the first entitlement of a key is the one that is paid, the kept one's before
 * others'. One that was cancelled before anything of it was delivered holds no key: its cycle was prepared anew.
 */
export const CLAIM_DUE = `insert into disbursements.beneficiary_key (program_id, cycle_id, benefit_id, key, registrant_id, entitlement_id)
   select distinct on (program_id, cycle_id, benefit_id, key) program_id, cycle_id, benefit_id, key, registrant_id, entitlement_id
     from due where kind = 'regular'
    order by program_id, cycle_id, benefit_id, key, is_primary desc, entitlement_id
   on conflict (program_id, cycle_id, benefit_id, key) do update
      set registrant_id = excluded.registrant_id, entitlement_id = excluded.entitlement_id
    where exists (select from entitlements.v_entitlement e
                   where e.registrant_id = beneficiary_key.registrant_id and e.entitlement_id = beneficiary_key.entitlement_id
                     and e.state = 'cancelled' and e.delivered_minor = 0 and e.delivered_quantity = 0)`;
