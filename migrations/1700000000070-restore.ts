import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That the data came out of a backup, and whether whoever was erased since then has been erased again. */
export class Restore1700000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table platform.restore (
        restored_at timestamptz primary key default now(),
        backup_made_at timestamptz not null,
        -- null: no service starts; 'other-side': by the ledger of the key store, which was not restored with it
        settled_by text constraint restore_settled check (settled_by in ('other-side', 'ledger', 'nothing-newer')),
        settled_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table platform.restore');
  }
}
