import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How far the channel has taken in the lines of a batch, in the order of their ids, so that a round is acknowledged by one row instead
 * of by each of its lines. A line keeps an instant of its own where its round did not end as a whole, and where it was sent again.
 */
export class HandedOver1700000000067 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table disbursements.batch add column handed_over uuid`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table disbursements.batch drop column handed_over`);
  }
}
