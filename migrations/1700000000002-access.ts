import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who calls, and what they hold. */
export class Access1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema access;

      create table access.app_user (
        id uuid primary key,
        issuer text not null,
        subject text not null,
        organisation text not null,
        active boolean not null default true,
        created_at timestamptz not null default now(),
        constraint app_user_subject unique (issuer, subject)
      );

      -- program_ids null means every program; permissions are the truth, role only says which named set they came from.
      create table access.user_grant (
        id uuid primary key,
        user_id uuid not null references access.app_user,
        role text,
        permissions text[] not null check (cardinality(permissions) > 0),
        program_ids uuid[],
        valid_from timestamptz not null default now(),
        expires_at timestamptz not null,
        granted_by uuid references access.app_user,
        reason text not null,
        revoked_at timestamptz,
        revoked_by uuid references access.app_user,
        created_at timestamptz not null default now(),
        constraint user_grant_not_to_oneself check (granted_by is null or granted_by <> user_id),
        constraint user_grant_validity check (expires_at > valid_from)
      );
      create index user_grant_user on access.user_grant (user_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema access cascade');
  }
}
