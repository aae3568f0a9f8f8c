import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facts: what happened, told in the transaction in which it happened, for whoever passes it on. */
export class Facts1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each kind that a statement made true, however many it concerns. Ids, and nothing else of a person.
      create table platform.fact (
        id uuid primary key,
        -- the transaction it was told in: readers go on behind the oldest one that is still open, and so miss none
        tx xid8 not null default pg_current_xact_id(),
        kind text not null,
        program_id uuid,
        at timestamptz not null,
        registrant_ids uuid[] not null,
        -- what each of them is true of, such as an enrolment, in the same order
        object_ids uuid[] not null,
        constraint fact_pairs check (cardinality(registrant_ids) = cardinality(object_ids))
      );
      create index fact_order on platform.fact (tx, id);
      create index fact_at on platform.fact (at);

      -- Tells a fact of these; of nobody it tells none. How many they are.
      create function platform.tell(told text, program uuid, told_at timestamptz, registrants uuid[], objects uuid[])
        returns integer language sql volatile
      begin atomic
        insert into platform.fact (id, kind, program_id, at, registrant_ids, object_ids)
          select platform.uuid_v7(), told, program, told_at, registrants, objects where cardinality(registrants) > 0;
        select coalesce(cardinality(registrants), 0);
      end;

      create policy program_scope on platform.fact using (platform.in_scope(program_id));
      alter table platform.fact enable row level security, force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function platform.tell(text, uuid, timestamptz, uuid[], uuid[]); drop table platform.fact;`,
    );
  }
}
