import { statement } from '#platform/database/statement.js';

const COLUMNS = `id, social_registry_id as "socialRegistryId", sync_run_id as "syncRunId", reason, rule, pointer, candidates, state,
  attempts, revision, known_as as "knownAs", created_at as "createdAt", closed_at as "closedAt"`;

/** The same record of a source is one case: what is wrong with it is told anew, and which run met it last. */
export const SET_ASIDE = statement(
  'sr-sync.set-aside',
  `insert into sr_sync.quarantined_record
     (id, social_registry_id, sync_run_id, last_run_id, reason, rule, pointer, candidates, content_digest, record_sealed, known_as,
      created_at)
   select r.id, $1, $2, $2, r.reason, r.rule, r.pointer, r.candidates::uuid[], r.digest, r.sealed, r.known_as, $3
     from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bytea[], $10::bytea[], $11::text[])
       as r(id, reason, rule, pointer, candidates, digest, sealed, known_as)
   on conflict (social_registry_id, content_digest) where state = 'quarantined' do update
     set last_run_id = excluded.last_run_id, reason = excluded.reason, rule = excluded.rule, pointer = excluded.pointer,
         candidates = excluded.candidates,
         known_as = case when quarantined_record.record_sealed is not null then excluded.known_as end`,
);

/** In key order after $2. Whatever is not asked for is null. */
export const LIST_QUARANTINED = statement(
  'sr-sync.list-quarantined',
  `select ${COLUMNS} from sr_sync.quarantined_record
    where social_registry_id = $1 and id > coalesce($2::uuid, '00000000-0000-0000-0000-000000000000')
      and ($3::text is null or reason = $3) and ($4::text is null or state = $4)
    order by id limit $5`,
);

export const FIND_QUARANTINED = statement(
  'sr-sync.find-quarantined',
  `select ${COLUMNS} from sr_sync.quarantined_record where social_registry_id = $1 and id = $2`,
);

export const MOVES_OF = statement(
  'sr-sync.quarantine-moves',
  `select from_state as "from", to_state as "to", reason, at, actor_id as "actorId" from sr_sync.quarantine_history
    where record_id = $1 order by revision`,
);

/** What may be tried again, with what was sealed of it: this one ($2), or of a reason ($3), in key order after $4. */
export const HELD = statement(
  'sr-sync.held-records',
  `select ${COLUMNS}, record_sealed as sealed from sr_sync.quarantined_record
    where social_registry_id = $1 and state = 'quarantined' and ($2::uuid is null or id = $2)
      and ($3::text is null or reason = $3) and id > coalesce($4::uuid, '00000000-0000-0000-0000-000000000000')
    order by id limit $5`,
);

/** Moves records and wipes what was sealed of them. $1 ids, $2 from any of, $3 to, $4 reason, $5 actor, $6 now. Counts them. */
export const MOVE_QUARANTINED = statement(
  'sr-sync.move-quarantined',
  `with held as materialized (
     select id, state from sr_sync.quarantined_record where id = any($1::uuid[]) and state = any($2::text[])
      order by id for no key update
   ), moved as (
     update sr_sync.quarantined_record q
        set state = $3, record_sealed = null, closed_at = $6, revision = q.revision + 1
       from held where q.id = held.id
     returning q.id, q.revision
   )
   insert into sr_sync.quarantine_history (record_id, revision, from_state, to_state, actor_id, at, reason)
   select moved.id, moved.revision, held.state, $3, $5, $6, $4 from held join moved on moved.id = held.id`,
);

/** Tried again, and set aside again. */
export const TRIED_AGAIN = statement(
  'sr-sync.quarantined-tried-again',
  `update sr_sync.quarantined_record q
      set reason = r.reason, rule = r.rule, pointer = r.pointer, candidates = r.candidates::uuid[], attempts = q.attempts + 1,
          revision = q.revision + 1
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as r(id, reason, rule, pointer, candidates)
    where q.id = r.id and q.state = 'quarantined'`,
);

/** Set aside by earlier runs, and not met in that form by this one ($2), which met every record of the source. */
export const NOT_MET_AGAIN = statement(
  'sr-sync.quarantined-not-met-again',
  `select id from sr_sync.quarantined_record
    where social_registry_id = $1 and state = 'quarantined' and last_run_id <> $2`,
);

/** What has waited for a decision since before $1, $2 of it at most, the longest first. */
export const AGED = statement(
  'sr-sync.aged-quarantine',
  `select id from sr_sync.quarantined_record where state = 'quarantined' and created_at < $1 order by created_at limit $2`,
);

/** Which of these runs have set nothing aside that is still to be decided. */
export const DECIDED_RUNS = statement(
  'sr-sync.decided-runs',
  `select r.id from unnest($1::uuid[]) r (id)
    where not exists (select from sr_sync.quarantined_record q where q.sync_run_id = r.id and q.state = 'quarantined')`,
);

/** Records that were set aside because they may be of this registrant, decided ones too: of several or of nobody else. */
export const QUARANTINED_KEPT = statement(
  'sr-sync.quarantined-kept',
  `select s.code as source, s.name as "sourceName", q.reason, q.rule, q.pointer, q.state,
          cardinality(q.candidates) > 1 as "mayBeAnother", q.created_at as "since", q.closed_at as "until"
     from sr_sync.quarantined_record q join sr_sync.social_registry s on s.id = q.social_registry_id
    where $1 = any(q.candidates) order by q.id`,
);
