import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that are answered later, and what is on its way to clients. What they hold is sealed, their ids are digested. */
export class SharingMessages1700000000061 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sharing.exchange (
        -- our correlation id
        id uuid primary key,
        agreement_id uuid not null references sharing.agreement,
        operation text not null,
        -- keyed: ids are a client's own words
        message_digest bytea not null,
        body_digest bytea not null,
        transaction_digest bytea not null,
        reference_digests bytea[] not null,
        -- by which is told what became of it
        kept_sealed bytea[] not null,
        created_at timestamptz not null default now(),
        constraint exchange_message unique (agreement_id, message_digest)
      );
      create index exchange_transaction on sharing.exchange (agreement_id, transaction_digest);
      create index exchange_created on sharing.exchange (created_at);

      create table sharing.delivery (
        -- the id of the message that is delivered
        id uuid primary key,
        agreement_id uuid not null references sharing.agreement,
        kind text not null,
        -- address and body, until it has arrived
        sealed bytea[] not null,
        state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
        attempts integer not null default 0,
        next_at timestamptz not null default now(),
        leased_until timestamptz,
        -- a code of ours: never what the receiver said
        fault text,
        created_at timestamptz not null default now(),
        ended_at timestamptz
      );
      create index delivery_due on sharing.delivery (next_at) where state = 'waiting';
      create index delivery_ended on sharing.delivery (ended_at) where state <> 'waiting';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sharing.delivery; drop table sharing.exchange;');
  }
}
