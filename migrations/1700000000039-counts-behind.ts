import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The counts behind a day's statistics: the days after it are audited together with it. */
export class CountsBehind1700000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- null: published before they were kept
      alter table beneficiaries.statistic add column behind_sealed bytea;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table beneficiaries.statistic drop column behind_sealed');
  }
}
