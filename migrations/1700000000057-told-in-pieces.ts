import type { MigrationInterface, QueryRunner } from 'typeorm';

const FACT = `insert into platform.fact (id, kind, program_id, at, registrant_ids, object_ids)`;
const COUNT = `select coalesce(cardinality(registrants), 0);`;

/** Facts of many people in pieces: a cycle is approved by one statement, and whoever follows reads some of them at a time. */
export class ToldInPieces1700000000057 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Tells of these, a thousand to a fact; of nobody it tells none. How many they are.
      create or replace function platform.tell(told text, program uuid, told_at timestamptz, registrants uuid[], objects uuid[])
        returns integer language sql volatile
      begin atomic
        ${FACT}
          select platform.uuid_v7(), told, program, told_at, registrants[first:first + 999], objects[first:first + 999]
            from generate_series(1, cardinality(registrants), 1000) as first;
        ${COUNT}
      end;

      create view platform.v_fact with (security_invoker = true) as
        select id as fact_id, kind, program_id, at, registrant_ids, object_ids from platform.fact;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view platform.v_fact;
      create or replace function platform.tell(told text, program uuid, told_at timestamptz, registrants uuid[], objects uuid[])
        returns integer language sql volatile
      begin atomic
        ${FACT} select platform.uuid_v7(), told, program, told_at, registrants, objects where cardinality(registrants) > 0;
        ${COUNT}
      end;
    `);
  }
}
