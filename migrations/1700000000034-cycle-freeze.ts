import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms above ask as of which instant a cycle counts. */
export class CycleFreeze1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view entitlements.v_cycle with (security_invoker = true) as
        select id as cycle_id, program_id, number, name, state, revision, freeze_at from entitlements.cycle;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view entitlements.v_cycle;
      create view entitlements.v_cycle with (security_invoker = true) as
        select id as cycle_id, program_id, number, name, state, revision from entitlements.cycle;
    `);
  }
}
