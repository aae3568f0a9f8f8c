import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests of people for all that is kept about them, and how each ended. */
export class AccessRequest1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      insert into registry.allowed_move values
        ('access_request', 'requested', 'fulfilled'), ('access_request', 'requested', 'refused'),
        ('access_request', 'requested', 'expired');

      create table registry.access_request (
        id uuid primary key,
        registrant_id uuid not null,
        state text not null default 'requested' check (state in ('requested', 'fulfilled', 'refused', 'expired')),
        purpose text not null,
        -- the public key the answer is encrypted to, sealed, as long as it is needed; its thumbprint stays
        key_sealed bytea,
        key_thumbprint text not null,
        opened_by uuid not null,
        opened_at timestamptz not null,
        expires_at timestamptz not null,
        state_since timestamptz not null,
        constraint access_request_key check ((state = 'requested') = (key_sealed is not null))
      );
      create unique index access_request_one_open on registry.access_request (registrant_id) where state = 'requested';
      create index access_request_registrant on registry.access_request (registrant_id, id);
      create index access_request_due on registry.access_request (expires_at) where state = 'requested';

      create table registry.access_request_history (
        id uuid primary key,
        registrant_id uuid not null,
        request_id uuid not null,
        lifecycle text not null default 'access_request' check (lifecycle = 'access_request'),
        from_state text not null,
        to_state text not null,
        -- nobody: its time was over
        actor_id uuid,
        at timestamptz not null,
        reason text not null,
        constraint access_request_history_move
          foreign key (lifecycle, from_state, to_state) references registry.allowed_move
      );
      create index access_request_history_request on registry.access_request_history (registrant_id, request_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table registry.access_request_history, registry.access_request;
      delete from registry.allowed_move where lifecycle = 'access_request';
    `);
  }
}
