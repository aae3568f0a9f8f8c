import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements with client systems: who may ask what, about which programs, for what purpose and how often. */
export class Sharing1700000000060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema sharing;

      create table sharing.agreement (
        id uuid primary key,
        -- of access: a client system has one agreement
        user_id uuid not null constraint agreement_user unique,
        client_id text not null constraint agreement_client unique,
        name text not null,
        sender_id text not null,
        receiver_id text not null,
        purpose text not null,
        consent_reference text not null,
        program_ids uuid[] not null check (cardinality(program_ids) between 1 and 100),
        id_types jsonb not null,
        fields text[] not null,
        predicates text[] not null,
        requests_per_minute integer not null check (requests_per_minute between 1 and 60000),
        callback_url text,
        callback_hosts text[] not null,
        signatures text not null check (signatures in ('off', 'optional', 'required')),
        jwks jsonb,
        -- keyed: what is presented is digested alike
        secret_digest bytea,
        expires_at timestamptz not null,
        active boolean not null default true,
        revision integer not null default 1,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        constraint agreement_credentials check (secret_digest is not null or jwks is not null),
        constraint agreement_keys check (signatures = 'off' or jwks is not null)
      );

      -- assertions of clients (RFC 7523) that were taken once, until they expire
      create table sharing.used_assertion (
        digest bytea primary key,
        until timestamptz not null
      );
      create index used_assertion_until on sharing.used_assertion (until);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema sharing cascade');
  }
}
