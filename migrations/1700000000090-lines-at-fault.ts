import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A refusal that ends an operation says of which rows it speaks: a few ids, which leave as handles. */
export class LinesAtFault1700000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table platform.operation
        add column at_fault uuid[] not null default '{}',
        add constraint operation_at_fault check (cardinality(at_fault) <= 20)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table platform.operation drop constraint operation_at_fault, drop column at_fault`);
  }
}
