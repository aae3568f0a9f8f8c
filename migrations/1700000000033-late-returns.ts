import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What comes back when its program has ended: nothing moves any more, and it is not lost. */
export class LateReturns1700000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.reconciliation_exception
        drop constraint reconciliation_exception_kind_check,
        add constraint reconciliation_exception_kind_check
          check (kind in ('unknown_reference', 'amount_mismatch', 'move_not_allowed', 'late_return'));
      create index reconciliation_batch on disbursements.reconciliation (batch_id);
      create index batch_program on disbursements.batch (program_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index disbursements.reconciliation_batch, disbursements.batch_program;
      alter table disbursements.reconciliation_exception
        drop constraint reconciliation_exception_kind_check,
        add constraint reconciliation_exception_kind_check
          check (kind in ('unknown_reference', 'amount_mismatch', 'move_not_allowed')) not valid;
    `);
  }
}
