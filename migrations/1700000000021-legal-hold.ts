import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The data's copy of the legal holds that the key store enforces: neither side restored from a backup forgets one. */
export class LegalHold1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- refers to no registrant: put back from the key store, it may be ahead of restored data
      create table registry.legal_hold (
        id uuid primary key,
        registrant_id uuid not null,
        ground text not null,
        placed_by uuid not null,
        placed_at timestamptz not null,
        lifted_by uuid,
        lifted_at timestamptz,
        constraint legal_hold_lifted check ((lifted_by is null) = (lifted_at is null))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table registry.legal_hold');
  }
}
