import { statement } from '#platform/database/statement.js';

/**
 * Of the links told of ($2: tokens, $3: digests of what is told, each at its token's place, 16 bytes one after another; $4: how
 * many), the places of those whose content is what we have as one value (`same`), and a row for each of which something else is
 * told, or that was gone. What is unchanged is nearly everything: it costs no row.
 */
export const COMPARE_LINKS = statement(
  'registry.compare-links',
  `with told as materialized (
     select n as place, substring($2::bytea from 16 * n + 1 for 16) as token, substring($3::bytea from 16 * n + 1 for 16) as digest
       from generate_series(0, $4::int - 1) n
   ), found as materialized (
     select t.place, l.token, l.registrant_id, l.content_digest, l.gone_at, l.merges,
            l.content_digest = t.digest and l.gone_at is null as same
       from registry.source_link l join told t on t.token = l.token
      where l.source_id = $1 and l.token = any((select array_agg(token) from told)::bytea[])
   )
   select f.place, encode(f.token, 'hex') as token, f.registrant_id as "registrantId",
          encode(f.content_digest, 'hex') as "contentDigest", r.profile_version as "profileVersion",
          f.gone_at is not null as gone, f.merges, null::bytea as same
     from found f join registry.registrant r on r.id = f.registrant_id
    where not f.same
    union all
   select null, null, null, null, null, null, null, string_agg(int4send(place), ''::bytea)
     from found where same having count(*) > 0`,
);

export const FIND_LINKS = statement(
  'registry.find-links',
  `select encode(l.token, 'hex') as token, l.registrant_id as "registrantId", encode(l.content_digest, 'hex') as "contentDigest",
          r.profile_version as "profileVersion", l.gone_at is not null as gone, l.merges
     from registry.source_link l join registry.registrant r on r.id = l.registrant_id
    where l.source_id = $1 and l.token = any($2::bytea[])`,
);

/** Binary COPY targets, in the column order the sealing worker writes. */
export const COPY_TARGETS = {
  created: `registry.registrant (id, kind, group_kind, status, profile_sealed, profile_version, profile_since, open_codes, created_at, updated_at)`,
  identifiers: 'registry.identifier (id, registrant_id, id_type_id, value_sealed, status, expires_on, created_at)',
  index: 'registry.identifier_index (id_type_id, index_version, blind_index, registrant_id, identifier_id)',
  contacts: 'registry.contact (id, registrant_id, kind, value_sealed, status, created_at)',
  paymentAccounts: 'registry.payment_account (id, registrant_id, kind, value_sealed, status, created_at)',
  tokens: 'matching.match_token (token, value_id, registrant_id, kind)',
} as const;

/** Where matching puts the links of new registrants. */
export const LINK_TARGET = 'registry.source_link (source_id, token, registrant_id, content_digest, seen_at)';

export const UPDATED_COLUMNS =
  'id uuid, group_kind text, profile_sealed bytea, profile_version integer, open_codes jsonb';
export const LINK_COLUMNS = 'token bytea, token_now bytea, content_digest bytea';
export const MEMBERSHIP_COLUMNS =
  'registrant_id uuid, member_id uuid, is_head boolean, is_representative boolean, relationship text';

/**
 * The version before goes to the history with its validity, the new one takes its place; counts the registrants changed. One
 * whose profile moved on since it was decided on, or who was erased, is not changed. Locks in key order: two batches wait
 * for each other and do not deadlock.
 */
export const UPDATE_PROFILES = statement(
  'registry.update-profiles',
  `with before as materialized (
     select r.id, r.profile_version, r.profile_sealed, r.open_codes, r.profile_since
       from absorbed_profile a
       join registry.registrant r on r.id = a.id and r.profile_version = a.profile_version - 1 and r.status <> 'erased'
      order by r.id for no key update of r
   ), kept as (
     insert into registry.profile_history (registrant_id, profile_version, profile_sealed, open_codes, valid_from, valid_to)
     select id, profile_version, profile_sealed, open_codes, profile_since, $1 from before
   )
   update registry.registrant r
      set profile_sealed = a.profile_sealed, profile_version = a.profile_version, open_codes = a.open_codes,
          group_kind = coalesce(a.group_kind, r.group_kind), revision = r.revision + 1, profile_since = $1, updated_at = $1
     from absorbed_profile a join before b on b.id = a.id
    where r.id = a.id`,
);

/** What a changed record brings replaces what it brought before; where it does not speak of something, that stays. */
export const DROP_REPLACED = [
  {
    list: 'identifiers',
    drop: statement(
      'registry.drop-identifiers',
      `with dropped as (delete from registry.identifier where registrant_id = any($1::uuid[]) returning id)
       , unindexed as (
         delete from registry.identifier_index where registrant_id = any($1::uuid[]) and identifier_id in (select id from dropped)
       )
       delete from matching.match_token where registrant_id = any($1::uuid[]) and value_id in (select id from dropped)`,
    ),
  },
  {
    list: 'contacts',
    drop: statement(
      'registry.drop-contacts',
      `with dropped as (delete from registry.contact where registrant_id = any($1::uuid[]) returning id)
       delete from matching.match_token where registrant_id = any($1::uuid[]) and value_id in (select id from dropped)`,
    ),
  },
] as const;

export const ACCOUNTS_ON_FILE = statement(
  'registry.accounts-on-file',
  'select id from registry.payment_account where registrant_id = any($1::uuid[])',
);

/**
 * Of those whose accounts were told anew and written beside the ones on file: an account that is told again stays the one on
 * file, with its state and its cooling-off, and the copy goes; one that is told no more goes; one that is new is not paid to at
 * once. $1 registrants, $2 the accounts that were on file, $3 from when a new one is paid to. Reads tokens: as the worker.
 */
export const SETTLE_ACCOUNTS = statement(
  'registry.settle-accounts',
  `with known as (
     select a.id, a.registrant_id, t.token, a.id = any($2::uuid[]) as before
       from registry.payment_account a
       left join matching.match_token t on t.registrant_id = a.registrant_id and t.value_id = a.id
      where a.registrant_id = any($1::uuid[])
   ), paired as (
     select id, registrant_id, before, bool_or(before) over same and bool_or(not before) over same as both
       from known window same as (partition by registrant_id, token)
   ), gone as (
     delete from registry.payment_account a using paired p
      where a.id = p.id and a.registrant_id = p.registrant_id and p.before <> p.both returning a.id, a.registrant_id
   ), untold as (
     delete from matching.match_token m using gone where m.registrant_id = gone.registrant_id and m.value_id = gone.id
   )
   update registry.payment_account a set usable_from = $3 from paired p
    where a.id = p.id and a.registrant_id = p.registrant_id and not p.before and not p.both`,
);

/** What a full pull met unchanged. */
export const NOTE_SEEN = statement(
  'registry.note-seen-links',
  'insert into registry.seen_link (source_id, run_id, tokens) values ($1, $2, $3)',
);

/** Members of groups that were met and not taken in ($3: tokens of their links): they are not known to be gone. */
export const NOTE_MEMBERS_SEEN = statement(
  'registry.note-members-seen',
  `insert into registry.seen_link (source_id, run_id, tokens)
   select $1, $2, string_agg(substring(l.token for 8), ''::bytea)
     from registry.source_link g
     join registry.membership m on m.registrant_id = g.registrant_id and m.ended_at is null
     join registry.source_link l on l.registrant_id = m.member_id and l.source_id = g.source_id
    where g.source_id = $1 and g.token = any($3::bytea[])
   having count(*) > 0`,
);

export const UPDATE_LINKS = statement(
  'registry.update-links',
  `update registry.source_link l set token = a.token_now, content_digest = a.content_digest, seen_at = $2, gone_at = null
     from absorbed_link a where l.source_id = $1 and l.token = a.token`,
);

/**
 * Members that left, or whose role changed, end now; then those that are new (or have another role) begin. "Now" is when the
 * batch was sealed: what was entered since by hand goes before, so that periods neither end before they begin nor overlap.
 * Counts the members that left.
 */
export const END_MEMBERSHIPS = statement(
  'registry.end-memberships',
  `with ended as (
     update registry.membership m
        set ended_at = greatest($2, m.started_at), end_reason = case when exists
              (select from absorbed_membership a where a.registrant_id = m.registrant_id and a.member_id = m.member_id)
              then 'changed' else 'left' end
      where m.registrant_id = any($1::uuid[]) and m.ended_at is null
        and not exists (select from absorbed_membership a
                         where a.registrant_id = m.registrant_id and a.member_id = m.member_id and a.is_head = m.is_head
                           and a.is_representative = m.is_representative and a.relationship is not distinct from m.relationship)
     returning end_reason
   )
   select count(*) filter (where end_reason = 'left')::int as ended from ended`,
);

export const BEGIN_MEMBERSHIPS = statement(
  'registry.begin-memberships',
  `insert into registry.membership (id, registrant_id, member_id, is_head, is_representative, relationship, started_at)
   select platform.uuid_v7(), a.registrant_id, a.member_id, a.is_head, a.is_representative, a.relationship,
          greatest($1, late.ended_at)
     from (select distinct registrant_id from absorbed_membership) g
    cross join lateral (select max(m.ended_at) as ended_at from registry.membership m
                         where m.registrant_id = g.registrant_id and m.ended_at > $1) late
     join absorbed_membership a on a.registrant_id = g.registrant_id
    where not exists (select from registry.membership m
                       where m.registrant_id = a.registrant_id and m.member_id = a.member_id and m.ended_at is null)`,
);
