import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a version of a rule looks up. */
export class Rules1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.rule_version
        -- weights by key, by the name of their table
        add weights jsonb not null default '{}',
        -- the areas the rule names, with those below them when it was saved
        add areas jsonb not null default '{"attribute": null, "within": {}}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table programs.rule_version drop column weights, drop column areas');
  }
}
