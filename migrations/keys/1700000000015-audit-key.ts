import type { MigrationInterface, QueryRunner } from 'typeorm';

const PURPOSES = `'registrant', 'index', 'link', 'match', 'handle', 'service'`;

/** One more root: the seed of the key that signs checkpoints of the audit trail. */
export class AuditKey1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table keys.root_key drop constraint root_key_purpose_check;
      alter table keys.root_key add constraint root_key_purpose_check check (purpose in (${PURPOSES}, 'audit'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from keys.root_key where purpose = 'audit';
      alter table keys.root_key drop constraint root_key_purpose_check;
      alter table keys.root_key add constraint root_key_purpose_check check (purpose in (${PURPOSES}));
    `);
  }
}
