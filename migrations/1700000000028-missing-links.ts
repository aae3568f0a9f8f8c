import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a full pull did not meet, in parts that end one after another. */
export class MissingLinks1700000000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- links a full pull did not meet and is about to end: the tokens of each part, 16 bytes each, one after another
      create table registry.missing_link (
        source_id uuid not null,
        run_id uuid not null,
        part integer not null,
        tokens bytea not null,
        primary key (source_id, run_id, part)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table registry.missing_link');
  }
}
