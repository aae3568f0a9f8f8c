import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lines that were approved once, whatever became of them: what deliveries are held against. */
export class ApprovedLines1700000000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create view entitlements.v_approved_entitlement with (security_invoker = true) as
        select id as entitlement_id, registrant_id, cycle_id, program_id, benefit_id, state, currency, amount_minor, delivered_minor,
               unit, quantity, delivered_quantity
          from entitlements.entitlement where approval_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view entitlements.v_approved_entitlement');
  }
}
