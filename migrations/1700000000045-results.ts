import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What results said that did not fit, and what was decided about it. */
export class Results1700000000045 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- what was told and did not fit, so that a person can decide: an amount, never of whom
      alter table disbursements.reconciliation_exception
        add column told_minor bigint,
        add column told_currency char(3),
        add constraint reconciliation_exception_told check ((told_minor is null) = (told_currency is null));

      create table disbursements.exception_resolution (
        exception_id uuid primary key references disbursements.reconciliation_exception,
        decision text not null check (decision in ('dismissed', 'accepted')),
        reason text not null,
        resolved_by uuid not null,
        resolved_at timestamptz not null
      );
      alter table disbursements.exception_resolution enable row level security;
      alter table disbursements.exception_resolution force row level security;
      create policy program_scope on disbursements.exception_resolution
        using (exists (select from disbursements.reconciliation_exception e where e.id = exception_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table disbursements.exception_resolution;
      alter table disbursements.reconciliation_exception drop column told_minor, drop column told_currency;
    `);
  }
}
