import type { MigrationInterface, QueryRunner } from 'typeorm';

/** For whom other rooms make handles without a request of theirs: who a user works for. */
export class ClientUsers1700000000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view access.v_client_user with (security_invoker = true) as
        select id, organisation, active from access.app_user;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view access.v_client_user');
  }
}
