import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What clients want to be told as it happens. */
export class Subscriptions1700000000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sharing.subscription (
        -- its code
        id uuid primary key,
        agreement_id uuid not null references sharing.agreement,
        event_type text not null check (event_type in ('enrollement', 'enrollement_status_change')),
        -- those it is about; null: everybody in the programs of the agreement
        registrant_ids uuid[],
        -- and programs; null: every one of the agreement
        about_programs uuid[],
        url_sealed bytea not null,
        -- of event and filter: what is subscribed is not subscribed again
        key_digest bytea not null,
        active boolean not null default true,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        constraint subscription_ended check (active = (ended_at is null))
      );
      create unique index subscription_once on sharing.subscription (agreement_id, key_digest) where active;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sharing.subscription');
  }
}
