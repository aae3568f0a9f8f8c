import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit trail: streams of events, each chained to the one before by its hash. */
export class Audit1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema audit;

      -- Where each stream ends. Sixteen, so that transactions committing at the same time need not wait for each other.
      -- Numbers come from here and never from a sequence: a transaction that is rolled back leaves no gap, so a gap is a deletion.
      create table audit.head (
        stream integer primary key,
        seq bigint not null default 0,
        hash bytea not null default decode(repeat('00', 32), 'hex') check (length(hash) = 32)
      ) with (fillfactor = 10);
      insert into audit.head (stream) select generate_series(1, 16);

      create table audit.event (
        stream integer not null,
        seq bigint not null,
        id uuid not null,
        at timestamptz(3) not null,
        actor_id uuid,
        organisation text,
        action text not null,
        object_kind text,
        object_ids uuid[] not null,
        program_id uuid,
        purpose text,
        -- free text, sealed under a key of the service
        justification_sealed bytea,
        outcome text not null check (outcome in ('succeeded', 'refused', 'failed')),
        correlation_id text,
        -- ids, codes and counts
        facts jsonb not null,
        -- SHA-256 of: hash of the event before, stream, seq, canonical JSON of this event
        hash bytea not null check (length(hash) = 32),
        primary key (stream, seq)
      );
      -- ids are UUIDv7: in the order of time
      create unique index event_id on audit.event (id);
      create index event_actor on audit.event (actor_id, id);
      create index event_program on audit.event (program_id, id) where program_id is not null;
      create index event_object on audit.event using gin (object_ids);

      create trigger event_append_only before update or delete on audit.event
        for each row execute function platform.refuse_change();
      create trigger event_no_truncate before truncate on audit.event
        for each statement execute function platform.refuse_change();

      -- What stands in the file of checkpoints outside: neither can be cut short without the other telling.
      create table audit.checkpoint (
        number bigint primary key,
        -- SHA-256 of the line
        digest bytea not null,
        at timestamptz(3) not null
      );
      create trigger checkpoint_append_only before update or delete on audit.checkpoint
        for each row execute function platform.refuse_change();
      create trigger checkpoint_no_truncate before truncate on audit.checkpoint
        for each statement execute function platform.refuse_change();

      create function audit.only_forwards() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'UPDATE' or new.stream <> old.stream or new.seq <= old.seq then
          raise exception 'append-only' using errcode = '23514', constraint = 'append_only', table = tg_table_name;
        end if;
        return new;
      end $$;
      create trigger head_only_forwards before update or delete on audit.head
        for each row execute function audit.only_forwards();
      create trigger head_no_truncate before truncate on audit.head
        for each statement execute function platform.refuse_change();

      -- The only way in: chains events, given as canonical JSON (RFC 8785), to the end of a stream that nobody holds. Runs as
      -- the owner, because nobody else may write these tables. Whoever cannot write within two seconds is told so.
      create function audit.append(events text[]) returns table (stream integer, seq bigint)
      language plpgsql security definer
      set search_path = pg_catalog, pg_temp set lock_timeout = '2s' as $$
      declare
        first constant integer := floor(random() * 16);
        own audit.head;
        link bytea;
        links bytea[] := '{}';
      begin
        for i in 0..15 loop
          select h.* into own from audit.head h where h.stream = 1 + (first + i) % 16 for update skip locked;
          exit when own.stream is not null;
        end loop;
        if own.stream is null then
          select h.* into own from audit.head h where h.stream = 1 + first for update;
        end if;
        link := own.hash;
        for i in 1..cardinality(events) loop
          link := sha256(link || int4send(own.stream) || int8send(own.seq + i) || convert_to(events[i], 'UTF8'));
          links := links || link;
        end loop;
        insert into audit.event (stream, seq, id, at, actor_id, organisation, action, object_kind, object_ids, program_id,
                                 purpose, justification_sealed, outcome, correlation_id, facts, hash)
        select own.stream, own.seq + given.position, e.id, e.at, e."actorId", e.organisation, e.action, e."objectKind",
               e."objectIds", e."programId", e.purpose, decode(e.justification, 'base64'), e.outcome, e."correlationId",
               e.facts, given.link
          from unnest(events, links) with ordinality as given (event, link, position),
               jsonb_to_record(given.event::jsonb) as e (
                 id uuid, at timestamptz, "actorId" uuid, organisation text, action text, "objectKind" text,
                 "objectIds" uuid[], "programId" uuid, purpose text, justification text, outcome text,
                 "correlationId" text, facts jsonb);
        update audit.head h set seq = own.seq + cardinality(events), hash = link where h.stream = own.stream;
        return query select own.stream, own.seq + cardinality(events);
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema audit cascade');
  }
}
