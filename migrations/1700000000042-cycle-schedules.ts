import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a program's cycles come. */
export class CycleSchedules1700000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table entitlements.cycle_schedule (
        program_id uuid primary key,
        -- recurrence of RFC 5545, and the wall clock of its zone it begins at
        rule text not null,
        first_at text not null,
        time_zone text not null,
        name text not null,
        valid_days integer check (valid_days > 0),
        active boolean not null,
        -- cycles of occurrences up to here have been made
        made_until timestamptz not null,
        revision integer not null default 1,
        changed_by uuid not null,
        changed_at timestamptz not null
      );
      -- the occurrence a cycle was made for: one each
      alter table entitlements.cycle
        add column scheduled_for timestamptz,
        add constraint cycle_of_occurrence unique (program_id, scheduled_for);
      create policy program_scope on entitlements.cycle_schedule using (platform.in_scope(program_id));
      alter table entitlements.cycle_schedule enable row level security, force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table entitlements.cycle_schedule;
      alter table entitlements.cycle drop column scheduled_for;
    `);
  }
}
