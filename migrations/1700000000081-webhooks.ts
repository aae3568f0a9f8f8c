import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where client systems are told what happens, and what each is told: by pointer into the facts, so that nothing is stored twice. */
export class Webhooks1700000000081 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sharing.webhook (
        id uuid primary key,
        agreement_id uuid not null references sharing.agreement,
        url text not null,
        event_types text[] not null check (cardinality(event_types) > 0),
        -- null: every one of the agreement
        about_programs uuid[] check (cardinality(about_programs) > 0),
        secret_sealed bytea not null,
        -- the one before, as long as both are signed with
        previous_sealed bytea,
        previous_until timestamptz,
        active boolean not null default true,
        -- how many events it was ever told: the place of the last one
        told bigint not null default 0,
        revision integer not null default 1,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        constraint webhook_previous check ((previous_sealed is null) = (previous_until is null))
      );

      create table sharing.webhook_event (
        -- webhook-id: whoever gets it twice knows it by this
        id uuid primary key,
        webhook_id uuid not null references sharing.webhook,
        -- counted by webhook, in the order of the facts: a reader that goes on behind one misses none
        place bigint not null,
        type text not null,
        -- of the fact whom it concerns, from the first of them on
        fact_id uuid not null,
        first integer not null,
        state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
        attempts integer not null default 0,
        next_at timestamptz not null default now(),
        leased_until timestamptz,
        -- a code of ours: never what the receiver said
        fault text,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        constraint webhook_event_place unique (webhook_id, place)
      );
      create index webhook_event_due on sharing.webhook_event (next_at) where state = 'waiting';
      create index webhook_event_dead on sharing.webhook_event (webhook_id, place) where state = 'dead';
      create index webhook_event_created on sharing.webhook_event (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sharing.webhook_event; drop table sharing.webhook;');
  }
}
