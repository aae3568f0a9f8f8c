import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which permission an operation was ordered: whoever loses it has nothing more done. */
export class OperationOrder1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- null: ordered by nobody's grant (the schedule, a command on the host)
      alter table platform.operation add permission text;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table platform.operation drop permission');
  }
}
