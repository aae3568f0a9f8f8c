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

      -- a key-encryption key that still wraps somebody's key cannot leave service
      create function keys.refuse_while_wrapping() returns trigger language plpgsql as $$
      begin
        if new.purpose = 'registrant' and new.state in ('disabled', 'destroyed')
           and exists (select from keys.registrant_key k where k.kek_version = new.version) then
          raise exception 'still wraps keys' using errcode = '23514', constraint = 'root_key_still_wraps', table = 'root_key';
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

      -- who was erased: kept on both sides, so that neither side restored from a backup brings anybody back
      create table keys.erasure (
        registrant_id uuid primary key,
        erased_at timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table keys.erasure, keys.work_key, keys.replica;
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
