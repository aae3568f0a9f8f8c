import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What identifier a version of a rule demands, and why a verdict is what it is where not the rule decided. */
export class IdentifierDemand1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.rule_version
        add required_id_class text check (required_id_class in ('foundational', 'functional')),
        -- code of an ID type; codes never change
        add required_id_type text,
        add constraint rule_version_one_demand check (num_nonnulls(required_id_class, required_id_type) <= 1);
      alter table programs.verdict
        -- null: the rule said so
        add reason text check (reason in ('identifier_missing', 'identifier_expired', 'identifier_invalid')),
        add constraint verdict_reason check (reason is null or outcome = 'not_eligible');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.verdict drop column reason;
      alter table programs.rule_version drop column required_id_class, drop column required_id_type;
    `);
  }
}
