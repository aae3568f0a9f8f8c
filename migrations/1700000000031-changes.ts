import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is noted of each table: whose change a row of it is, and the latest instant the rows tell of (null: an index finds those). */
const NOTED = {
  registrant: { whose: 'id', latest: 'max(greatest(created_at, profile_since, status_since))' },
  identifier: { whose: 'registrant_id', latest: 'max(created_at)' },
  membership: { whose: 'registrant_id', latest: 'null' },
} as const;

type Noted = keyof typeof NOTED;

const TRIGGERS: readonly (readonly [Noted, 'insert' | 'update' | 'delete', 'new' | 'old'])[] = [
  ['registrant', 'insert', 'new'],
  ['registrant', 'update', 'new'],
  ['identifier', 'insert', 'new'],
  ['identifier', 'update', 'new'],
  ['identifier', 'delete', 'old'],
  ['membership', 'insert', 'new'],
  ['membership', 'update', 'new'],
];

/** Who was written, so that an incremental evaluation finds them without reading everybody. */
export class Changes1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each statement that wrote of registrants, however many it concerns. Ids and instants, nothing of a person.
      create table registry.change (
        id uuid primary key,
        -- the transaction: who reads goes on behind the oldest one that was open, and so misses none
        tx xid8 not null default pg_current_xact_id(),
        at timestamptz not null default now(),
        -- the latest instant the written rows tell of, which may lie after the instant somebody judges as of
        latest timestamptz,
        registrant_ids uuid[] not null
      );
      create index change_tx on registry.change (tx);
      create index change_latest on registry.change (latest) where latest is not null;
      create index change_at on registry.change (at);

      -- what time alone changes
      create index membership_from on registry.membership (started_at);
      create index membership_to on registry.membership (ended_at) where ended_at is not null;
      create index identifier_expiry on registry.identifier (expires_on) where expires_on is not null;
    `);
    for (const [table, { whose, latest }] of Object.entries(NOTED))
      await runner.query(`
        create function registry.note_${table}s() returns trigger language plpgsql as $$
        begin
          insert into registry.change (id, latest, registrant_ids)
            select platform.uuid_v7(), ${latest}, array_agg(distinct ${whose}) from told having count(*) > 0;
          return null;
        end $$;
      `);
    for (const [table, verb, image] of TRIGGERS)
      await runner.query(`
        create trigger ${table}_${verb}_noted after ${verb} on registry.${table}
          referencing ${image} table as told for each statement execute function registry.note_${table}s();
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, verb] of TRIGGERS)
      await runner.query(`drop trigger ${table}_${verb}_noted on registry.${table}`);
    for (const table of Object.keys(NOTED)) await runner.query(`drop function registry.note_${table}s()`);
    await runner.query(`
      drop index registry.membership_from, registry.membership_to, registry.identifier_expiry;
      drop table registry.change;
    `);
  }
}
