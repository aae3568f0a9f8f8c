import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who ended what a run was held for: the operation by which somebody confirmed that so much is gone. */
export class Confirmation1700000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sr_sync.sync_run add confirmation_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sr_sync.sync_run drop column confirmation_id');
  }
}
