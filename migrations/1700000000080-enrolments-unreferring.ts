import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a run writes in bulk refers to nothing by a foreign key, enrolments no more than entitlements and matches: each row asked twice
 * for the one program and rule version of the run, which took more than a quarter of enrolling. `check:data` counts what has no parent.
 */
export class EnrolmentsUnreferring1700000000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.enrolment
        drop constraint enrolment_program_id_fkey,
        drop constraint enrolment_rule_version_id_fkey;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.enrolment
        add constraint enrolment_program_id_fkey foreign key (program_id) references programs.program,
        add constraint enrolment_rule_version_id_fkey foreign key (rule_version_id) references programs.rule_version;
    `);
  }
}
