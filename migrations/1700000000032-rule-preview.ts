import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What previews of rules found, as it may be shown. */
export class RulePreview1700000000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- by the operation that made it; no exact count, and nothing of anybody
      create table programs.rule_preview (
        id uuid primary key,
        program_id uuid not null references programs.program,
        as_of timestamptz not null,
        -- by quantity: a count with noise, rounded, or null where it is suppressed
        shown jsonb not null,
        created_by uuid not null,
        created_at timestamptz not null
      );
      create policy program_scope on programs.rule_preview using (platform.in_scope(program_id));
      alter table programs.rule_preview enable row level security, force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table programs.rule_preview');
  }
}
