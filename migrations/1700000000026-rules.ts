import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a version of a rule looks up, and whom a program excludes because another has them. */
export class Rules1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.rule_version
        -- weights by key, by the name of their table
        add weights jsonb not null default '{}',
        -- the areas the rule names, with those below them when it was saved
        add areas jsonb not null default '{"attribute": null, "within": {}}',
        -- whoever is enrolled or paused in one of these is not eligible
        add excluded_program_ids uuid[] not null default '{}';
      alter table programs.verdict
        drop constraint verdict_reason_check,
        add constraint verdict_reason_check
          check (reason in ('identifier_missing', 'identifier_expired', 'identifier_invalid', 'enrolled_elsewhere'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.verdict
        drop constraint verdict_reason_check,
        add constraint verdict_reason_check
          check (reason in ('identifier_missing', 'identifier_expired', 'identifier_invalid')) not valid;
      alter table programs.rule_version drop column weights, drop column areas, drop column excluded_program_ids;
    `);
  }
}
