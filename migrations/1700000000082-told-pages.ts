import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the records of a source came to when they were read, so that the same bytes need not be read again. */
export class ToldPages1700000000082 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registry.told_page (
        source_id uuid not null,
        -- groups or individuals: each is read from its beginning
        list text not null,
        -- of the first record in the list
        place integer not null,
        -- the pull that met it last
        run_id uuid not null,
        -- of each record, one after another: a keyed digest of its bytes (16), how many values were not asked for (4), how many entries it
        -- came to (2), and of each of them token and digest of the content (32), as in registry.source_link
        records bytea not null,
        primary key (source_id, list, place)
      );
      -- digests are as random bytes: nothing of them can be packed
      alter table registry.told_page alter column records set storage external;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table registry.told_page');
  }
}
