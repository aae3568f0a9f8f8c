import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The life of keys: which master key wraps them, who knows them, keys of single pieces of work, and who was erased. */
export class KeyLife1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table keys.root_key drop constraint root_key_purpose_check;
      alter table keys.root_key add constraint root_key_purpose_check
        check (purpose in ('registrant', 'index', 'link', 'match', 'handle', 'service'));
      alter table keys.root_key drop constraint root_key_state_check;
      alter table keys.root_key add constraint root_key_state_check
        check (state in ('pending', 'primary', 'decrypt_only', 'disabled', 'destroyed'));
      alter table keys.root_key
        -- which master key wraps this one: its provider's name for it
        add master_id text,
        add changed_at timestamptz not null default now(),
        alter column wrapped drop not null,
        add constraint root_key_destroyed check ((state = 'destroyed') = (wrapped is null));

      -- a key-encryption key that still wraps somebody's key cannot leave service; who wraps and who retires wait for each other
      create function keys.refuse_while_wrapping() returns trigger language plpgsql as $$
      begin
        if new.purpose = 'registrant' and new.state in ('disabled', 'destroyed') then
          perform pg_advisory_xact_lock(hashtext('keys.key_in_service'));
          if exists (select from keys.registrant_key k where k.kek_version = new.version)
             or exists (select from keys.work_key k where k.kek_version = new.version) then
            raise exception 'still wraps keys' using errcode = '23514', constraint = 'root_key_still_wraps', table = 'root_key';
          end if;
        end if;
        return new;
      end $$;
      create trigger root_key_still_wraps before update on keys.root_key
        for each row execute function keys.refuse_while_wrapping();
      create index registrant_key_kek on keys.registrant_key (kek_version, registrant_id);

      -- which long-lived keys every running replica has loaded: a new one is used when all have it
      create table keys.replica (
        id uuid primary key,
        knows text[] not null,
        seen_at timestamptz not null
      );

      -- the key of one piece of work (an import): destroyed with it, and what it sealed is noise
      create table keys.work_key (
        id uuid primary key,
        kind text not null,
        kek_version integer not null,
        wrapped bytea not null,
        created_at timestamptz not null default now()
      );

      -- and nothing is wrapped any more under one that has left service, whatever a replica that stood still believes
      create function keys.refuse_retired() returns trigger language plpgsql as $$
      begin
        perform pg_advisory_xact_lock_shared(hashtext('keys.key_in_service'));
        if exists (select distinct kek_version from added except
                   select version from keys.root_key
                    where purpose = 'registrant' and state in ('pending', 'primary', 'decrypt_only')) then
          raise exception 'not in service' using errcode = '23514', constraint = 'key_in_service', table = tg_table_name;
        end if;
        return null;
      end $$;
      create trigger registrant_key_in_service after insert on keys.registrant_key
        referencing new table as added for each statement execute function keys.refuse_retired();
      create trigger work_key_in_service after insert on keys.work_key
        referencing new table as added for each statement execute function keys.refuse_retired();

      -- who was erased: kept on both sides, so that neither side restored from a backup brings anybody back
      create table keys.erasure (
        registrant_id uuid primary key,
        reason text not null,
        erased_by uuid not null,
        erased_at timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table keys.erasure, keys.work_key, keys.replica;
      drop trigger registrant_key_in_service on keys.registrant_key;
      drop function keys.refuse_retired();
      drop trigger root_key_still_wraps on keys.root_key;
      drop function keys.refuse_while_wrapping();
      drop index keys.registrant_key_kek;
      delete from keys.root_key where wrapped is null or purpose = 'match';
      alter table keys.root_key drop constraint root_key_destroyed, drop master_id, drop changed_at,
        alter column wrapped set not null;
      alter table keys.root_key drop constraint root_key_purpose_check, drop constraint root_key_state_check;
      alter table keys.root_key
        add constraint root_key_purpose_check check (purpose in ('registrant', 'index', 'link', 'handle', 'service')),
        add constraint root_key_state_check check (state in ('pending', 'primary', 'decrypt_only', 'disabled'));
    `);
  }
}
