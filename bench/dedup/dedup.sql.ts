/** So many people ($1), of whom every twentieth has the card and the phone of the one before; nothing of them is opened. */
export const FILL: readonly string[] = [
  `create temporary table who as
   select n, platform.uuid_v7() as id, platform.uuid_v7() as card, platform.uuid_v7() as phone,
          case when n % 20 = 0 then n - 1 else n end as person
     from generate_series(1, $1::int) n`,
  `insert into registry.registrant (id, kind, profile_sealed, profile_since, created_at, updated_at)
   select id, 'individual', '\\x00', now(), now(), now() from who`,
  `insert into registry.identifier (id, registrant_id, id_type_id, value_sealed, created_at)
   select card, id, (select id from registry.id_type order by id limit 1), '\\x00', now() from who`,
  `insert into registry.contact (id, registrant_id, kind, value_sealed, created_at)
   select phone, id, 'phone', '\\x00', now() from who`,
  `insert into matching.match_token (token, value_id, registrant_id, kind)
   select token, value, id, kind from (
     select substring(sha256(int4send(person) || 'card'::bytea) for 16) as token, card as value, id, 'identifier' as kind from who
      union all
     select substring(sha256(int4send(person) || 'phone'::bytea) for 16), phone, id, 'contact' from who) told
    order by token`,
];

/** $1 program, $2 code, $3 actor. */
export const FOUND = `insert into programs.program (id, code, name, target, state, deduplication, created_by)
   values ($1, $2, $2, 'individual', 'active', 'warn', $3)`;

export const ENROL = `insert into programs.enrolment (id, registrant_id, program_id, state, enrolled_at, state_since)
   select platform.uuid_v7(), id, $1, 'enrolled', now(), now() from registry.registrant order by id`;

/** $1 id, $2 program, $3 version, $4 policy, $5 actor. */
export const VERSION = `insert into programs.deduplication_version (id, program_id, version, policy, identifiers, id_types, contacts,
          payment_accounts, members, most_others, most_percent, created_by, created_at)
   values ($1, $2, $3, $4, 'any', '{}', '{phone}', '{}', false, 10, 50, $5, now())`;

/** Nothing was ever found. */
export const FORGET: readonly string[] = [
  `truncate programs.duplicate_match, programs.duplicate_member, programs.duplicate_history, programs.known_duplicate,
            programs.duplicate_cluster`,
  `update programs.enrolment set state = 'enrolled' where state = 'duplicated'`,
  'vacuum programs.enrolment',
];

/** Who is like whom, once for every two. */
export const SELF_JOIN = {
  name: 'self-join',
  text: `select distinct a.registrant_id as one, b.registrant_id as other
           from programs.enrolment x
           join matching.match_token a on a.registrant_id = x.registrant_id
           join matching.match_token b on b.token = a.token and b.registrant_id > a.registrant_id
           join programs.enrolment y on y.registrant_id = b.registrant_id and y.program_id = x.program_id
          where x.program_id = $1 and x.ended_at is null and y.ended_at is null`,
};
