import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Published statistics of programs, a day each. */
export class Statistics1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema beneficiaries;

      -- what may be shown stands in clear; the counts behind it, small ones among them, are sealed
      create table beneficiaries.statistic (
        program_id uuid not null,
        day date not null,
        as_of timestamptz not null,
        -- classes of each dimension, in order
        classes jsonb not null,
        -- by quantity: a rounded count, or null where it is suppressed
        shown jsonb not null,
        basis_sealed bytea not null,
        primary key (program_id, day)
      );
      create policy program_scope on beneficiaries.statistic using (platform.in_scope(program_id));
      alter table beneficiaries.statistic enable row level security, force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema beneficiaries cascade');
  }
}
