import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Social-registry sources, their runs, and the records that were set aside. */
export class SrSync1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema sr_sync;

      create table sr_sync.social_registry (
        id uuid primary key,
        code text not null constraint social_registry_code unique,
        name text not null,
        dialect text not null check (dialect in ('openg2p')),
        base_url text not null,
        token_url text not null,
        client_id text not null,
        client_secret_sealed bytea not null,
        page_size integer not null check (page_size between 1 and 1000),
        mapping jsonb not null,
        schedule text,
        active boolean not null default true,
        created_by uuid not null,
        created_at timestamptz not null default now()
      );

      -- one row per run; its progress and counts are those of its operation
      create table sr_sync.sync_run (
        id uuid primary key,
        social_registry_id uuid not null references sr_sync.social_registry,
        operation_id uuid not null unique,
        mode text not null check (mode in ('full', 'incremental')),
        watermark timestamptz not null,
        created_by uuid not null,
        created_at timestamptz not null default now()
      );
      create index sync_run_social_registry on sr_sync.sync_run (social_registry_id, id);

      -- a record that could not be taken in, sealed, with the rule it broke
      create table sr_sync.quarantined_record (
        id uuid primary key,
        social_registry_id uuid not null references sr_sync.social_registry,
        sync_run_id uuid not null references sr_sync.sync_run,
        reason text not null,
        pointer text not null,
        record_sealed bytea not null,
        created_at timestamptz not null default now()
      );
      create index quarantined_record_social_registry on sr_sync.quarantined_record (social_registry_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema sr_sync cascade');
  }
}
