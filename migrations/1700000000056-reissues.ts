import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts that were made anew for one that did not arrive. */
export class Reissues1700000000056 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.disbursement
        add column reissues_id uuid,
        add column reissue_reason text,
        add constraint disbursement_reissue check ((reissues_id is null) = (reissue_reason is null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table disbursements.disbursement drop column reissues_id, drop column reissue_reason`);
  }
}
