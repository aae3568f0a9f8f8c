import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms above that act upon what rooms below tell. */
export class FactFollowers1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- how far each follower is: moved in the transaction of what follows from the facts, and so each counts once
      create table platform.fact_follower (
        name text primary key,
        place text
      );
      -- the few kinds a follower waits for, among the many of enrolments
      create index fact_kind on platform.fact (kind, tx, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index platform.fact_kind; drop table platform.fact_follower');
  }
}
