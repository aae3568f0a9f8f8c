import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searches that a social registry answers by calling back: asked, and what came, sealed until the run takes it. */
export class DciSearches1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sr_sync.dci_search (
        -- our transaction id
        id uuid primary key,
        social_registry_id uuid not null references sr_sync.social_registry,
        -- the peer's, from its acknowledgement or its answer, whichever comes first
        correlation_id text check (length(correlation_id) <= 99),
        -- in pieces: a sealed value has an upper limit
        answer_sealed bytea[],
        asked_at timestamptz not null default now()
      );
      create index dci_search_asked on sr_sync.dci_search (social_registry_id, asked_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sr_sync.dci_search');
  }
}
