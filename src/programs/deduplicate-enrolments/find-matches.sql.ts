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

/**
 * Within the transaction in hand: memory for sorting and hashing; and a page by index costs little more than the next one, so that
 * a tenth of a table is looked up rather than all of it read.
 */
export const MORE_MEMORY = statement(
  'programs.more-memory',
  `select set_config('work_mem', '128MB', true), set_config('random_page_cost', '1.1', true)`,
);

/**
 * Whether the planner may hash within the transaction in hand (`on`, `off`). Off: tokens come out of their index in order, and laying
 * them beside themselves needs no memory; the planner takes hashing two million for cheaper, and it costs more than twice the time.
 */
export const HASH_TOKENS = statement(
  'programs.hash-tokens',
  `select set_config('enable_hashjoin', $1, true), set_config('enable_hashagg', $1, true)`,
);

/** What is in hand while matches are found; it goes with the transaction, and holds tokens, ids and kinds. */
export const MAKE_STAGES = [
  statement(
    'programs.make-shared-values',
    'create temporary table dedup_value (token bytea not null, value_id uuid not null) on commit drop',
  ),
  statement(
    'programs.make-held-values',
    'create temporary table dedup_held (token bytea not null, holder_id uuid not null, kind text not null, code text) on commit drop',
  ),
  statement(
    'programs.make-shared-keys',
    `create temporary table dedup_key (token bytea not null, registrant_id uuid not null, criterion text not null, code text,
          through_members boolean not null) on commit drop`,
  ),
];
export const COUNT_SHARED_VALUES = statement('programs.count-shared-values', 'analyze dedup_value');
export const COUNT_HELD = statement('programs.count-held-values', 'analyze dedup_held');
export const COUNT_SHARED_KEYS = statement('programs.count-shared-keys', 'analyze dedup_key');

/** Values whose token, from $1 up to $2 (null: the last), another value anywhere in the registry has too. Most have none. */
export const SHARED_IN_REGISTRY = statement(
  'programs.shared-in-registry',
  `insert into dedup_value (token, value_id)
   select t.token, t.value_id from matching.v_token t
    where t.token >= $1 and ($2::bytea is null or t.token < $2)
      and exists (select from matching.v_token o where o.token = t.token and o.value_id <> t.value_id and o.token >= $1)`,
);

/** Of the people in question, values with a token that comes more than once: for programs that are a small part of the registry. $4 from, $5 up to. */
export const SHARED_IN_PROGRAM = both(
  'programs.shared-in-program',
  (target) => `with held as materialized (
     select t.token, t.value_id from (${HOLDERS[target]}) s join matching.v_token t on t.registrant_id = s.holder_id
      where t.token >= $4 and ($5::bytea is null or t.token < $5)
   )
   insert into dedup_value (token, value_id)
   select distinct token, value_id from held where token in (select token from held group by token having count(*) > 1)`,
);

/**
 * Which of these values are keys that count, whoever holds them: valid, and an identifier not expired on the UTC day of $1. $2
 * identifiers, $3 codes of ID types, $4 kinds of contacts and accounts. In the order of their holders, who are looked up next: each
 * stands beside the one before.
 */
export const HELD_VALUES = statement(
  'programs.held-values',
  `insert into dedup_held (token, holder_id, kind, code)
   select d.token, v.registrant_id, v.kind, coalesce(v.code, y.code)
     from dedup_value d
     join matching.v_match_value v on v.value_id = d.value_id
     left join matching.v_id_type y on y.id = v.id_type_id
    where v.status = 'valid' and (v.expires_on is null or v.expires_on >= ($1::timestamptz at time zone 'UTC')::date)
      and case when v.id_type_id is null then v.code = any($4::text[])
               else $2::text = 'any' or y.class = $2 or ($2 = 'types' and y.code = any($3::text[])) end
    order by v.registrant_id`,
);

/** For whom in question they count: of somebody active. The same key of one more than once stays so. */
export const KEYS_SHARED = both(
  'programs.keys-shared',
  (target) => `insert into dedup_key (token, registrant_id, criterion, code, through_members)
   select h.token, s.registrant_id, h.kind, h.code, s.through_members
     from dedup_held h
     join registry.v_registrant r on r.registrant_id = h.holder_id and r.status = 'active'
     join (${HOLDERS[target]}) s on s.holder_id = h.holder_id`,
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

/**
 * Every two that hold a key, once for each key (through members only where neither has it in another way); found before, it is found
 * again. Told apart here rather than on conflict, which costs half as much again: nobody else finds any for the program meanwhile.
 * $1 program, $2 run, $3 now.
 */
export const KEEP_MATCHES = statement(
  'programs.keep-matches',
  `with shared as (
     select a.registrant_id as registrant_a, b.registrant_id as registrant_b, a.token, min(a.criterion) as criterion, min(a.code) as code,
            bool_and(a.through_members or b.through_members) as through_members
       from dedup_key a join dedup_key b on b.token = a.token and b.registrant_id > a.registrant_id
      group by a.registrant_id, b.registrant_id, a.token
   ), found as materialized (
     select registrant_a, registrant_b, substring(sha256(token || uuid_send(registrant_a) || uuid_send(registrant_b)) for 16) as key,
            criterion, code, through_members from shared
   ), again as (
     update programs.duplicate_match m set run_id = $2, through_members = f.through_members
       from found f
      where m.program_id = $1 and m.registrant_a = f.registrant_a and m.registrant_b = f.registrant_b and m.key = f.key
   )
   insert into programs.duplicate_match (program_id, registrant_a, registrant_b, key, criterion, code, through_members, run_id, found_at)
   select $1, f.registrant_a, f.registrant_b, f.key, f.criterion, f.code, f.through_members, $2, $3
     from found f
    where not exists (select from programs.duplicate_match m
                       where m.program_id = $1 and m.registrant_a = f.registrant_a and m.registrant_b = f.registrant_b and m.key = f.key)
    order by f.registrant_a, f.registrant_b`,
);
