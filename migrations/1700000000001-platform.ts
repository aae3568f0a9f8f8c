import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Durable operations, idempotency keys, and the UUIDv7 function that set-based statements use. */
export class Platform1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema platform;

      -- RFC 9562 section 5.7. PostgreSQL before 18 has none; bulk INSERT ... SELECT needs one in SQL.
      create function platform.uuid_v7() returns uuid language sql volatile parallel safe as $$
        select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
          placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
          52, 1), 53, 1), 'hex')::uuid
      $$;

      -- Append-only small tables: row triggers do not see TRUNCATE, so both kinds call this.
      create function platform.refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'append-only' using errcode = '23514', constraint = 'append_only', table = tg_table_name;
      end $$;

      create table platform.operation (
        id uuid primary key,
        kind text not null,
        subject text not null,
        program_id uuid,
        parameters jsonb not null default '{}',
        state text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
        cursor jsonb,
        done bigint not null default 0,
        total bigint,
        counts jsonb not null default '{}',
        problem text,
        cancel_requested boolean not null default false,
        lease_owner text,
        lease_until timestamptz,
        epoch integer not null default 0,
        attempts integer not null default 0,
        run_after timestamptz not null default now(),
        created_by uuid not null,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz
      );
      -- Two runs of one kind over one subject (a source, a program, a cycle) would step on each other.
      create unique index operation_exclusive on platform.operation (kind, subject) where state in ('queued', 'running');
      create index operation_claimable on platform.operation (run_after) where state in ('queued', 'running');

      create table platform.idempotency_key (
        caller uuid not null,
        route text not null,
        key text not null,
        request_digest bytea not null,
        status smallint,
        location text,
        body bytea,
        created_at timestamptz not null default now(),
        primary key (caller, route, key)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema platform cascade');
  }
}
