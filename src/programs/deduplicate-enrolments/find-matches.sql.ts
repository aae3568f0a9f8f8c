import { statement, type Statement } from '#platform/database/statement.js';

type Target = 'individual' | 'group';

/** Whose keys count for whom. $1 program, $2 states: enrolments in question; for groups the keys of active members too, where $3 says so. */
const HOLDERS: Readonly<Record<Target, string>> = {
  individual: `select e.registrant_id as holder_id, e.registrant_id, false as through_members
     from programs.enrolment e
    where e.program_id = $1 and e.state = any($2::text[]) and e.ended_at is null and not $3::boolean`,
  group: `select e.registrant_id as holder_id, e.registrant_id, false as through_members
     from programs.enrolment e
    where e.program_id = $1 and e.state = any($2::text[]) and e.ended_at is null
    union all
   select m.member_id, m.registrant_id, true
     from programs.enrolment e
     join registry.v_membership m on m.registrant_id = e.registrant_id and m.ended_at is null
    where $3::boolean and e.program_id = $1 and e.state = any($2::text[]) and e.ended_at is null`,
};

const both = (name: string, text: (target: Target) => string): Readonly<Record<Target, Statement>> => ({
  individual: statement(`${name}-of-individuals`, text('individual')),
  group: statement(`${name}-of-groups`, text('group')),
});

/** How many are in question. $1 program, $2 states. */
export const IN_QUESTION = statement(
  'programs.in-question',
  `select count(*)::int as count from programs.enrolment
    where program_id = $1 and state = any($2::text[]) and ended_at is null`,
);

/** Memory for sorting and hashing within the transaction in hand. */
export const MORE_MEMORY = statement('programs.more-memory', `select set_config('work_mem', '128MB', true)`);

export const MAKE_SHARED_TOKENS = statement(
  'programs.make-shared-tokens',
  'create temporary table dedup_token (token bytea) on commit drop',
);
export const MAKE_SHARED_KEYS = statement(
  'programs.make-shared-keys',
  `create temporary table dedup_key (token bytea not null, registrant_id uuid not null, criterion text not null, code text,
          through_members boolean not null) on commit drop`,
);
export const COUNT_SHARED_TOKENS = statement('programs.count-shared-tokens', 'analyze dedup_token');
export const COUNT_SHARED_KEYS = statement('programs.count-shared-keys', 'analyze dedup_key');

/**
 * Tokens from $1 up to $2 (null: the last) that stand more than once anywhere in the registry. They come out of the index in
 * order: nothing is sorted and nothing hashed, however many there are. Most of a large program's are in the registry once.
 */
export const SHARED_IN_REGISTRY = statement(
  'programs.shared-in-registry',
  `insert into dedup_token (token)
   select token from matching.v_token where token >= $1 and ($2::bytea is null or token < $2)
    group by token having count(*) > 1`,
);

/** The same of those that the people in question hold: for programs that are a small part of the registry. $4 from, $5 up to. */
export const SHARED_IN_PROGRAM = both(
  'programs.shared-in-program',
  (target) => `insert into dedup_token (token)
   select t.token from (${HOLDERS[target]}) s join matching.v_token t on t.registrant_id = s.holder_id
    where t.token >= $4 and ($5::bytea is null or t.token < $5)
    group by t.token having count(*) > 1`,
);

/**
 * Who in question holds which of these tokens as a key that counts: of an active holder, valid, and an identifier not expired
 * on the UTC day of $4. $5 identifiers, $6 codes of ID types, $7 kinds of contacts and accounts.
 */
export const HOLDERS_OF_SHARED = both(
  'programs.holders-of-shared',
  (target) => `insert into dedup_key (token, registrant_id, criterion, code, through_members)
   select k.token, s.registrant_id, k.kind, k.code, bool_and(s.through_members)
     from dedup_token d
     join matching.v_match_key k on k.token = d.token
     join (${HOLDERS[target]}) s on s.holder_id = k.registrant_id
     join registry.v_registrant r on r.registrant_id = k.registrant_id and r.status = 'active'
    where k.status = 'valid'
      and (k.expires_on is null or k.expires_on >= ($4::timestamptz at time zone 'UTC')::date)
      and case when k.kind = 'identifier'
               then $5 = 'any' or k.class = $5 or ($5 = 'types' and k.code = any($6::text[]))
               else k.code = any($7::text[]) end
    group by k.token, s.registrant_id, k.kind, k.code`,
);

/** Active members of more than one group in question: each is a key of the groups. $1 program, $2 states. */
export const SHARED_MEMBERS = statement(
  'programs.shared-members',
  `with held as (
     select m.member_id, m.registrant_id from programs.enrolment e
       join registry.v_membership m on m.registrant_id = e.registrant_id and m.ended_at is null
       join registry.v_registrant r on r.registrant_id = m.member_id and r.status = 'active'
      where e.program_id = $1 and e.state = any($2::text[]) and e.ended_at is null
   )
   insert into dedup_key (token, registrant_id, criterion, code, through_members)
   select distinct uuid_send(member_id), registrant_id, 'member', null::text, true from held
    where member_id in (select member_id from held group by member_id having count(distinct registrant_id) > 1)`,
);

/** How many hold the key that most hold. */
export const MOST_HOLDERS = statement(
  'programs.most-holders',
  `select coalesce(max(holders), 0)::int as most
     from (select count(distinct registrant_id) as holders from dedup_key group by token) held`,
);

/** Every two that hold a key, once for each key; found before, it is found again. $1 program, $2 run, $3 now. */
export const KEEP_MATCHES = statement(
  'programs.keep-matches',
  `insert into programs.duplicate_match as kept (program_id, registrant_a, registrant_b, key, criterion, code, through_members,
          run_id, found_at)
   select $1, a.registrant_id, b.registrant_id,
          substring(sha256(a.token || uuid_send(a.registrant_id) || uuid_send(b.registrant_id)) for 16),
          a.criterion, a.code, a.through_members or b.through_members, $2, $3
     from dedup_key a join dedup_key b on b.token = a.token and b.registrant_id > a.registrant_id
   on conflict (program_id, registrant_a, registrant_b, key) do update
      set run_id = excluded.run_id, through_members = excluded.through_members`,
);
