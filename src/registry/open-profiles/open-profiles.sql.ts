/** Statements of the opening worker, which has connections of its own. */

const DISABLED = `
         case when r.status_since is null or r.status_since <= $1 then r.status <> 'active'
              else coalesce((select s.to_state <> 'active' from registry.standing_history s
                              where s.registrant_id = r.id and s.at <= $1 order by s.revision desc limit 1), false)
         end as disabled`;

/**
 * The profile that was in force at the instant: the current one, or the one the history keeps for it. Of somebody registered
 * later, whose membership was entered late, the first one known: it is the same whenever one asks.
 */
const AS_OF = `
  select r.id, r.kind, coalesce(h.profile_sealed, r.profile_sealed) as sealed,
         coalesce(h.profile_version, r.profile_version) as version, coalesce(h.open_codes, r.open_codes) as open, ${DISABLED}
    from registry.registrant r
    left join lateral (select p.profile_sealed, p.profile_version, p.open_codes
                         from registry.profile_history p
                        where r.profile_since > $1 and p.registrant_id = r.id and p.valid_to > $1
                        order by p.profile_version limit 1) h on true`;

export const PROFILES_IN_RANGE = {
  name: 'registry.profiles-in-range',
  text: `${AS_OF} where r.kind = $2 and r.id > $3 and r.id <= $4 and r.status = 'active' and r.created_at <= $1 order by r.id`,
};

export const PROFILES_BY_ID = {
  name: 'registry.profiles-by-id',
  text: `${AS_OF} where r.id = any($2::uuid[]) order by r.id`,
};

/** The same without anything sealed. */
export const STANDINGS_BY_ID = {
  name: 'registry.standings-by-id',
  text: `select r.id, r.kind, null as sealed, 0 as version, null as open, ${DISABLED}
           from registry.registrant r where r.id = any($2::uuid[]) order by r.id`,
};

export const MEMBERSHIPS = {
  name: 'registry.memberships-as-of',
  text: `select registrant_id as "groupId", member_id as "memberId", is_head as "isHead", is_representative as "isRepresentative"
           from registry.membership
          where registrant_id = any($2::uuid[]) and started_at <= $1 and (ended_at is null or ended_at > $1)
          order by registrant_id, is_head desc, member_id`,
};

/** Who is named to collect, in force and past the cooling-off at the instant; who was named last comes first. */
export const PAYEES = {
  name: 'registry.payees-as-of',
  text: `select p.registrant_id as "registrantId", p.payee_id as "payeeId", p.kind
           from registry.payee p join registry.registrant r on r.id = p.payee_id
          where p.registrant_id = any($2::uuid[]) and p.valid_from <= $1 and (p.valid_to is null or p.valid_to > $1)
            and p.usable_from <= $1 and (r.status = 'active' or r.status_since > $1)
          order by p.registrant_id, p.usable_from desc, p.id`,
};

/** Accounts that may be paid to at the instant; the one that became usable last comes first, of equals the first told. */
export const ACCOUNTS = {
  name: 'registry.payment-accounts',
  text: `select id, registrant_id as "registrantId", kind, value_sealed as "valueSealed" from registry.payment_account
          where registrant_id = any($2::uuid[]) and status = 'valid' and usable_from <= $1
          order by registrant_id, greatest(usable_from, created_at) desc, id`,
};

export const KEYS = {
  name: 'registry.keys',
  text: `select registrant_id, generation, kek_version, wrapped from keys.registrant_key where registrant_id = any($1::uuid[])`,
};

/** The end of the next chunk in key order: the n-th registrant after `$2`, or the last one. */
export const CHUNK_END = {
  name: 'registry.chunk-end',
  text: `select max(id::text)::uuid as last, count(*)::int as size
           from (select id from registry.registrant where kind = $1 and id > $2 and status = 'active' order by id limit $3) chunk`,
};

export const TOTAL = {
  name: 'registry.total',
  text: `select count(*)::int as total from registry.registrant where kind = $1 and status = 'active'`,
};
