import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a program looks for duplicates, what it found, and what people decided about it. */
export class Deduplication1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- the wall lets nobody write which moves there are, its owner neither
      alter table programs.allowed_move no force row level security;
      insert into programs.allowed_move values ('duplicate', 'open', 'resolved'), ('duplicate', 'resolved', 'open');
      alter table programs.allowed_move force row level security;

      -- versions of what a program asks for; a run keeps which one it went by
      create table programs.deduplication_version (
        id uuid primary key,
        program_id uuid not null references programs.program,
        version integer not null,
        policy text not null check (policy in ('off', 'warn', 'block')),
        -- keys that make duplicates: identifiers of every type, of a class, or of these types; kinds of contacts and accounts
        identifiers text not null check (identifiers in ('none', 'any', 'foundational', 'functional', 'types')),
        id_types text[] not null,
        contacts text[] not null,
        payment_accounts text[] not null,
        -- of a group: the keys of its members too, and the members themselves
        members boolean not null,
        -- the circuit breaker
        most_others integer not null check (most_others between 1 and 1000),
        most_percent integer not null check (most_percent between 1 and 100),
        created_by uuid not null,
        created_at timestamptz not null,
        constraint deduplication_version_number unique (program_id, version),
        constraint deduplication_types check ((identifiers = 'types') = (cardinality(id_types) > 0))
      );

      -- what a run writes in bulk refers to nothing by a foreign key: check:data counts what has no parent

      -- two registrants of a program and one key that both hold. The key is a digest of the token and of the two: it tells the
      -- same key of the same pair when it is found again, and nothing else
      create table programs.duplicate_match (
        program_id uuid not null,
        registrant_a uuid not null,
        registrant_b uuid not null,
        key bytea not null,
        criterion text not null check (criterion in ('identifier', 'contact', 'payment_account', 'member')),
        -- code of the ID type, kind of contact or account; null: a member of both
        code text,
        through_members boolean not null,
        -- the run that found it last
        run_id uuid not null,
        found_at timestamptz not null,
        -- the cluster in whose resolution it was found to be nothing
        dismissed_in uuid,
        primary key (program_id, registrant_a, registrant_b, key),
        constraint duplicate_match_order check (registrant_a < registrant_b)
      );

      create table programs.duplicate_cluster (
        id uuid primary key,
        program_id uuid not null,
        state text not null default 'open' check (state in ('open', 'resolved')),
        outcome text check (outcome in ('duplicate', 'not_duplicate', 'no_match')),
        primary_id uuid,
        -- stands for all of its members where one of them is to be paid: random, and so it links nothing
        key bytea not null default uuid_send(gen_random_uuid()),
        revision integer not null default 1,
        run_id uuid not null,
        opened_at timestamptz not null,
        resolved_by uuid,
        resolved_at timestamptz,
        constraint duplicate_cluster_resolved check ((state = 'resolved') = (outcome is not null)
          and (state = 'resolved') = (resolved_at is not null) and (outcome is not distinct from 'duplicate') = (primary_id is not null))
      );
      create index duplicate_cluster_program on programs.duplicate_cluster (program_id, id);

      create table programs.duplicate_member (
        program_id uuid not null,
        cluster_id uuid not null,
        registrant_id uuid not null,
        enrolment_id uuid not null,
        role text not null check (role in ('suspected', 'primary', 'duplicate', 'distinct', 'gone')),
        -- of an open cluster and still one of it
        open boolean not null default true,
        -- the state before the enrolment was moved to duplicated; null: it was not, or has it back
        held_from text,
        overridden_by uuid,
        overridden_at timestamptz,
        joined_at timestamptz not null,
        left_at timestamptz,
        primary key (cluster_id, registrant_id)
      );
      create unique index duplicate_member_one_open on programs.duplicate_member (program_id, registrant_id) where open;
      create index duplicate_member_registrant on programs.duplicate_member (program_id, registrant_id);

      -- whom a resolution found to be somebody else's second entry
      create table programs.known_duplicate (
        id uuid primary key,
        program_id uuid not null references programs.program,
        registrant_id uuid not null,
        primary_id uuid not null,
        cluster_id uuid not null references programs.duplicate_cluster,
        since timestamptz not null,
        until timestamptz
      );
      create unique index known_duplicate_one on programs.known_duplicate (program_id, registrant_id) where until is null;
      create index known_duplicate_primary on programs.known_duplicate (program_id, primary_id) where until is null;

      create table programs.duplicate_history (
        id uuid primary key,
        program_id uuid not null references programs.program,
        cluster_id uuid not null references programs.duplicate_cluster,
        lifecycle text not null default 'duplicate' check (lifecycle = 'duplicate'),
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        constraint duplicate_history_move foreign key (lifecycle, from_state, to_state) references programs.allowed_move
      );
      create index duplicate_history_cluster on programs.duplicate_history (cluster_id, id);

      -- By which key somebody is to be paid besides their own: that of their cluster, from when they were in it until they left
      -- it. Whoever was found to be no duplicate has none, at whatever instant one asks.
      create view programs.v_beneficiary_key with (security_invoker = true) as
        select m.program_id, m.registrant_id, c.key, m.joined_at as valid_from, m.left_at as valid_to
          from programs.duplicate_member m
          join programs.duplicate_cluster c on c.id = m.cluster_id
          join programs.program p on p.id = m.program_id
         where p.deduplication <> 'off' and c.outcome is distinct from 'not_duplicate';

      create policy program_scope on programs.deduplication_version using (platform.in_scope(program_id));
      create policy program_scope on programs.duplicate_match using (platform.in_scope(program_id));
      create policy program_scope on programs.duplicate_cluster using (platform.in_scope(program_id));
      create policy program_scope on programs.duplicate_member using (platform.in_scope(program_id));
      create policy program_scope on programs.known_duplicate using (platform.in_scope(program_id));
      create policy program_scope on programs.duplicate_history using (platform.in_scope(program_id));
      alter table programs.deduplication_version enable row level security, force row level security;
      alter table programs.duplicate_match enable row level security, force row level security;
      alter table programs.duplicate_cluster enable row level security, force row level security;
      alter table programs.duplicate_member enable row level security, force row level security;
      alter table programs.known_duplicate enable row level security, force row level security;
      alter table programs.duplicate_history enable row level security, force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view programs.v_beneficiary_key;
      drop table programs.duplicate_history, programs.known_duplicate, programs.duplicate_member, programs.duplicate_cluster,
        programs.duplicate_match, programs.deduplication_version;
      alter table programs.allowed_move no force row level security;
      delete from programs.allowed_move where lifecycle = 'duplicate';
      alter table programs.allowed_move force row level security;
    `);
  }
}
