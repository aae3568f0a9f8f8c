import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What partners report of people: programs elsewhere, told apart from those of here, and reviewed. */
export class ReportedPrograms1700000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table programs.reported_program (
        id uuid primary key,
        registrant_id uuid not null,
        -- the organisation that reports: what two of them say stands beside each other
        reporter text not null,
        program_code text not null check (length(program_code) between 1 and 64),
        program_name text not null check (length(program_name) between 1 and 100),
        status text not null check (status in ('active', 'suspended', 'graduated', 'deceased', 'inactive')),
        enrolled_on date,
        reported_at timestamptz not null default now(),
        review text not null default 'open' check (review in ('open', 'confirmed', 'dismissed')),
        reviewed_by uuid,
        reviewed_at timestamptz,
        constraint reported_program_once unique (registrant_id, reporter, program_code),
        constraint reported_program_review check ((review = 'open') = (reviewed_by is null))
      );
      -- of no program of ours: who may see the registrant, and who reviews, is for the services to say
      create policy open_to_all on programs.reported_program using (true);
      alter table programs.reported_program enable row level security, force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table programs.reported_program');
  }
}
