import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That the key store came out of a backup, and whether whoever was erased since then has been erased again. */
export class KeyRestore1700000000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table keys.restore (
        restored_at timestamptz primary key default now(),
        backup_made_at timestamptz not null,
        settled_by text constraint key_restore_settled check (settled_by in ('other-side', 'ledger', 'nothing-newer')),
        settled_at timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table keys.restore');
  }
}
