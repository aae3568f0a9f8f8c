import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a source is spoken to, what may be asked of it and how often; what a run met. */
export class SrSyncSources1700000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sr_sync.social_registry
        drop constraint social_registry_dialect_check,
        add constraint social_registry_dialect_check check (dialect in ('openg2p', 'dci')),
        add column token_style text not null default 'form' check (token_style in ('form', 'json', 'query')),
        -- null: no limit
        add column requests_per_minute integer check (requests_per_minute between 1 and 60000),
        add column incremental_schedule text,
        -- dates before it are not caught up with
        add column scheduled_since timestamptz not null default now(),
        add column overlap_seconds integer not null default 300 check (overlap_seconds between 0 and 604800),
        add column purpose text,
        add column consent_reference text,
        add column signatures text not null default 'off' check (signatures in ('off', 'optional', 'required')),
        add column jwks_url text,
        add column jwks jsonb,
        add column dci jsonb,
        -- where an incremental run begins: the start of the last run that took in all it asked for
        add column watermark timestamptz,
        add column credentials_set_at timestamptz not null default now(),
        add column revision integer not null default 1,
        add constraint social_registry_keys check (signatures = 'off' or jwks_url is not null or jwks is not null),
        add constraint social_registry_dci check (dialect <> 'dci' or dci is not null);
      alter table sr_sync.social_registry rename column schedule to full_schedule;

      alter table sr_sync.sync_run
        add column ordered_by text not null default 'user' check (ordered_by in ('user', 'schedule')),
        -- records asked for: made or changed since; null for all
        add column since timestamptz,
        -- by kind of record, as the source told last
        add column peer_totals jsonb not null default '{}',
        -- when everything was taken in; null of a run that has not, or did not
        add column completed_at timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sr_sync.sync_run drop column ordered_by, drop column since, drop column peer_totals, drop column completed_at;
      alter table sr_sync.social_registry rename column full_schedule to schedule;
      alter table sr_sync.social_registry
        drop constraint social_registry_dci, drop constraint social_registry_keys,
        drop column token_style, drop column requests_per_minute, drop column incremental_schedule, drop column scheduled_since,
        drop column overlap_seconds, drop column purpose, drop column consent_reference, drop column signatures,
        drop column jwks_url, drop column jwks, drop column dci, drop column watermark, drop column credentials_set_at,
        drop column revision, drop constraint social_registry_dialect_check,
        add constraint social_registry_dialect_check check (dialect in ('openg2p'));
    `);
  }
}
