import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Registrants and what identifies them. Everything about a person is sealed (columns named *_sealed);
 * in clear stand states, instants and open codes under a random registrant id.
 */
export class Registry1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema registry;

      create table registry.id_type (
        id uuid primary key,
        code text not null constraint id_type_code unique,
        name text not null,
        class text not null check (class in ('foundational', 'functional')),
        pattern text not null,
        active boolean not null default true,
        created_at timestamptz not null default now()
      );

      create table registry.attribute_definition (
        id uuid primary key,
        key text not null constraint attribute_definition_key unique,
        name text not null,
        data_type text not null check (data_type in ('text', 'code', 'integer', 'decimal', 'boolean', 'date')),
        applies_to text not null check (applies_to in ('individual', 'group', 'both')),
        storage text not null check (storage in ('sealed', 'open')),
        created_at timestamptz not null default now(),
        -- open is for coarse codes only: a date, a number or a free text could identify
        constraint attribute_definition_open_is_code check (storage = 'sealed' or data_type = 'code')
      );

      create table registry.registrant (
        id uuid primary key,
        kind text not null check (kind in ('individual', 'group')),
        status text not null default 'active' check (status in ('active', 'disabled')),
        profile_sealed bytea not null,
        profile_version integer not null default 1,
        profile_since timestamptz not null,
        open_codes jsonb not null default '{}',
        created_at timestamptz not null,
        updated_at timestamptz not null
      ) with (fillfactor = 90);

      -- the sealed version before each change, so that "as of" has an answer
      create table registry.profile_history (
        registrant_id uuid not null,
        profile_version integer not null,
        profile_sealed bytea not null,
        open_codes jsonb not null,
        valid_from timestamptz not null,
        valid_to timestamptz not null,
        primary key (registrant_id, profile_version)
      );

      create table registry.identifier (
        id uuid primary key,
        registrant_id uuid not null,
        id_type_id uuid not null references registry.id_type,
        value_sealed bytea not null,
        status text not null default 'valid' check (status in ('valid', 'invalid')),
        expires_on date,
        created_at timestamptz not null
      );
      create index identifier_registrant on registry.identifier (registrant_id);

      -- truncated blind index: several people share an entry; candidates are confirmed in memory
      create table registry.identifier_index (
        id_type_id uuid not null references registry.id_type,
        blind_index integer not null,
        registrant_id uuid not null,
        identifier_id uuid not null,
        primary key (id_type_id, blind_index, identifier_id)
      );

      create table registry.contact (
        id uuid primary key,
        registrant_id uuid not null,
        kind text not null check (kind in ('phone', 'email')),
        value_sealed bytea not null,
        status text not null default 'valid' check (status in ('valid', 'invalid')),
        created_at timestamptz not null
      );
      create index contact_registrant on registry.contact (registrant_id);

      create table registry.payment_account (
        id uuid primary key,
        registrant_id uuid not null,
        kind text not null check (kind in ('bank', 'wallet')),
        value_sealed bytea not null,
        status text not null default 'valid' check (status in ('valid', 'invalid')),
        created_at timestamptz not null
      );
      create index payment_account_registrant on registry.payment_account (registrant_id);

      -- registrant_id is the group: memberships live with their group
      create table registry.membership (
        id uuid primary key,
        registrant_id uuid not null,
        member_id uuid not null,
        is_head boolean not null default false,
        is_representative boolean not null default false,
        started_at timestamptz not null,
        ended_at timestamptz,
        constraint membership_not_of_itself check (registrant_id <> member_id),
        constraint membership_order check (ended_at is null or ended_at >= started_at)
      );
      create unique index membership_once on registry.membership (registrant_id, member_id) where ended_at is null;
      create unique index membership_one_head on registry.membership (registrant_id) where is_head and ended_at is null;
      create unique index membership_one_representative on registry.membership (registrant_id)
        where is_representative and ended_at is null;
      create index membership_member on registry.membership (member_id);

      -- which record of which source a registrant came from: an opaque keyed token, and a keyed digest of its content
      create table registry.source_link (
        source_id uuid not null,
        token bytea not null,
        registrant_id uuid not null,
        content_digest bytea not null,
        seen_at timestamptz not null,
        primary key (source_id, token)
      ) with (fillfactor = 80);

      create view registry.v_registrant as
        select id as registrant_id, kind, status, open_codes, created_at from registry.registrant;
      create view registry.v_membership as
        select registrant_id, member_id, is_head, is_representative, started_at, ended_at from registry.membership;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema registry cascade');
  }
}
