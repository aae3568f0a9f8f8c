import { statement } from '#platform/database/statement.js';

export const ERASURE_OF = statement(
  'registry.erasure-of',
  `select registrant_id as "registrantId", reason, erased_by as "erasedBy", erased_at as "erasedAt"
     from registry.erasure where registrant_id = $1`,
);

/** The ledger of the data in key order, from after an id. */
export const ERASURES = statement(
  'registry.erasures',
  `select registrant_id as "registrantId", reason, erased_by as "erasedBy", erased_at as "erasedAt"
     from registry.erasure where registrant_id > $1 order by registrant_id limit $2`,
);

/** Which of these are not in the ledger, or are there as if nothing had happened. */
export const NOT_CLEARED = statement(
  'registry.not-cleared',
  `select u.id from unnest($1::uuid[]) u (id)
     left join registry.registrant r on r.id = u.id
     left join registry.erasure e on e.registrant_id = u.id
    where e.registrant_id is null or r.status <> 'erased'`,
);

/** In key order, as every writer of registrants locks them. */
export const LOCK_ERASED = statement(
  'registry.lock-erased',
  `select id from registry.registrant where id = any($1::uuid[]) order by id for update`,
);

export const WRITE_LEDGER = statement(
  'registry.write-erasures',
  `insert into registry.erasure (registrant_id, reason, erased_by, erased_at)
   select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[]) on conflict (registrant_id) do nothing`,
);

/** Everything that was sealed about them, and what they were found by. Links to sources stay: they keep the person out. */
export const DELETE_VALUES = [
  'registry.identifier_index',
  'registry.identifier',
  'registry.contact',
  'registry.payment_account',
  'registry.profile_history',
  'matching.match_token',
].map((table) => statement(`registry.erase-${table}`, `delete from ${table} where registrant_id = any($1::uuid[])`));

/** As the ledger has it. The profile becomes empty bytes: no key opens them. */
export const EMPTY_REGISTRANTS = statement(
  'registry.empty-registrants',
  `with emptied as (
     update registry.registrant r
        set profile_sealed = '', open_codes = '{}', status = 'erased', status_reason = e.reason, status_by = e.erased_by,
            status_since = e.erased_at, updated_at = $2, revision = r.revision + 1
       from registry.erasure e, registry.registrant before
      where e.registrant_id = r.id and before.id = r.id and r.id = any($1::uuid[]) and r.status <> 'erased'
     returning r.id, r.revision, before.status as was, e.erased_by, e.erased_at, e.reason
   )
   insert into registry.standing_history (registrant_id, revision, from_state, to_state, actor_id, at, reason)
   select id, revision, was, 'erased', erased_by, erased_at, reason from emptied`,
);

/** Nobody is a member of, or consists of, who is erased. */
export const END_MEMBERSHIPS = statement(
  'registry.erase-memberships',
  `update registry.membership set ended_at = greatest(started_at, $2), end_reason = coalesce(end_reason, 'other')
    where (registrant_id = any($1::uuid[]) or member_id = any($1::uuid[])) and (ended_at is null or ended_at > $2)`,
);

export const END_PAYEES = statement(
  'registry.erase-payees',
  `update registry.payee set valid_to = greatest(valid_from, $2), revision = revision + 1
    where (registrant_id = any($1::uuid[]) or payee_id = any($1::uuid[]))
      and (valid_to is null or valid_to > greatest(valid_from, $2))`,
);
