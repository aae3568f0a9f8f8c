import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which looks of people are common enough to be shown. A class is named by a keyed digest that differs with every counting. */
export class Classes1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registry.class_count (
        id uuid primary key,
        as_of timestamptz not null,
        -- keyed digest of the declarations the classes follow from: under others they say nothing
        ladder bytea not null,
        finished_at timestamptz
      );

      -- what may be shown: only classes that are not small
      create table registry.shown_class (
        count_id uuid not null references registry.class_count on delete cascade,
        class bytea not null,
        primary key (count_id, class)
      );

      -- while a counting runs: of people who look alike, the names of their classes from the first rung to the last, one
      -- after the other. Unlogged, as small classes are among them: a server that crashes loses it, and less is shown
      create unlogged table registry.class_tally (
        count_id uuid not null,
        chain bytea not null,
        people integer not null,
        placed boolean not null default false,
        primary key (count_id, chain)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table registry.class_tally, registry.shown_class, registry.class_count');
  }
}
