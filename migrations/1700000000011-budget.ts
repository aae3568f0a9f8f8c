import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What callers have used up of their budgets. Keys name an allowance and a caller, or a keyed digest; never a person's value. */
export class Budget1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- columns in the order the limiter writes them
      create table platform.budget (
        key varchar(255) primary key,
        points integer not null default 0,
        -- milliseconds since 1970
        expire bigint
      ) with (fillfactor = 70);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table platform.budget');
  }
}
