import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The registry made complete: code lists, what a declaration says about showing and checking, revisions for If-Match,
 * payees, roles and relationships in a group, erasure, and the exact match tokens of identifiers, contacts and accounts.
 */
export class RegistryPeople1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registry.code_list (
        id uuid primary key,
        code text not null constraint code_list_code unique,
        name text not null,
        revision integer not null default 1,
        created_at timestamptz not null default now()
      );
      create table registry.code_value (
        code_list_id uuid not null references registry.code_list,
        code text not null,
        name text not null,
        -- the coarser code this one is shown as, such as the region of a district
        parent_code text,
        active boolean not null default true,
        primary key (code_list_id, code)
      );

      alter table registry.id_type
        add normalization text not null default 'alphanumeric' check (normalization in ('alphanumeric', 'digits', 'exact')),
        add check_digit text check (check_digit in ('luhn', 'verhoeff', 'damm', 'mod97-10', 'mod11-2', 'mod37-36')),
        add revision integer not null default 1;

      alter table registry.attribute_definition
        add code_list_id uuid references registry.code_list,
        add generalizer text not null default 'hidden'
          check (generalizer in ('hidden', 'as_is', 'year', 'age_band', 'band', 'parent_code')),
        -- width of a band, in years or in the attribute's unit
        add band_width integer check (band_width > 0),
        -- what the field is called at sources, unless a source says otherwise
        add source_field text,
        add active boolean not null default true,
        add revision integer not null default 1;

      alter table registry.registrant
        drop constraint registrant_status_check,
        add constraint registrant_status_check check (status in ('active', 'disabled', 'erased')),
        add group_kind text check (group_kind in ('household', 'family', 'institution', 'other')),
        -- counts every change, of the profile or of the standing; profile_version counts those of the profile
        add revision integer not null default 1,
        add status_reason text,
        add status_since timestamptz,
        add status_by uuid,
        add constraint registrant_group_kind check (kind = 'group' or group_kind is null);

      alter table registry.identifier
        add revision integer not null default 1,
        add updated_at timestamptz;
      alter table registry.contact
        add revision integer not null default 1,
        add updated_at timestamptz;
      alter table registry.payment_account
        -- cooling-off: an account that was changed is not paid to before this instant
        add usable_from timestamptz not null default '-infinity',
        add revision integer not null default 1,
        add updated_at timestamptz;

      -- one entry per key version in use, so that the index key changes online: all versions are written, any is read
      alter table registry.identifier_index add index_version integer not null default 1;
      alter table registry.identifier_index drop constraint identifier_index_pkey;
      alter table registry.identifier_index
        add constraint identifier_index_pkey primary key (id_type_id, index_version, blind_index, identifier_id);
      -- a check per identifier against a table of a few rows costs a third of a bulk write: no ID type is ever deleted instead
      alter table registry.identifier drop constraint identifier_id_type_id_fkey;
      alter table registry.identifier_index drop constraint identifier_index_id_type_id_fkey;
      create function registry.keep_id_types() returns trigger language plpgsql as $$
      begin
        raise exception 'identifiers may be of it' using errcode = '23503', constraint = 'id_type_kept', table = 'id_type';
      end $$;
      create trigger id_type_kept before delete on registry.id_type
        for each row execute function registry.keep_id_types();
      create index identifier_index_registrant on registry.identifier_index (registrant_id);

      -- the fence of an index rotation, one row: under which versions every value is to be indexed, under which it may be,
      -- and which have an entry for every value, so that a reader need ask for one of them only
      create table registry.index_key (
        the_one boolean primary key default true check (the_one),
        required integer[] not null,
        allowed integer[] not null,
        complete integer[] not null
      );
      insert into registry.index_key (required, allowed, complete) values ('{1}', '{1}', '{1}');
      -- held here, so that no writer forgets it, nor one that stood still while the keys changed: try again with the keys of now
      create function registry.refuse_index_versions() returns trigger language plpgsql as $$
      declare
        fence registry.index_key;
        written integer[];
      begin
        select array_agg(distinct index_version) into written from added;
        if written is null then
          return null;
        end if;
        perform pg_advisory_xact_lock_shared(hashtext('registry.index_key'));
        select * into fence from registry.index_key;
        if not written <@ fence.allowed
           or not (fence.required <@ written or current_setting('amparo.fill_index', true) is not distinct from 'on') then
          raise exception 'indexed under other keys'
            using errcode = '40001', constraint = 'identifier_index_versions', table = 'identifier_index';
        end if;
        return null;
      end $$;
      create trigger identifier_index_versions after insert on registry.identifier_index
        referencing new table as added for each statement execute function registry.refuse_index_versions();

      alter table registry.membership
        add relationship text check (relationship in ('head', 'spouse', 'child', 'parent',
          'sibling', 'grandchild', 'grandparent', 'other_relative', 'not_related')),
        -- changed: another row goes on with another role or relationship
        add end_reason text check (end_reason in ('left', 'moved', 'deceased', 'entered_in_error', 'other', 'changed'));
      -- with membership_once it finds the members of a group as of any instant; bulk writes, which begin memberships, pay nothing
      create index membership_ended on registry.membership (registrant_id, ended_at) where ended_at is not null;

      -- who collects for a beneficiary besides the rule of the house (the individual, the representative, the head)
      create table registry.payee (
        id uuid primary key,
        registrant_id uuid not null,
        payee_id uuid not null,
        kind text not null check (kind in ('nominee', 'alternate')),
        valid_from timestamptz not null,
        valid_to timestamptz,
        -- cooling-off: nobody is paid through a new payee before this instant
        usable_from timestamptz not null,
        revision integer not null default 1,
        created_by uuid not null,
        created_at timestamptz not null,
        constraint payee_not_oneself check (registrant_id <> payee_id),
        constraint payee_order check (valid_to is null or valid_to >= valid_from)
      );
      create index payee_registrant on registry.payee (registrant_id);
      create unique index payee_one_nominee on registry.payee (registrant_id) where kind = 'nominee' and valid_to is null;

      -- who was erased when: replayed against the key store and the data after every restore
      create table registry.erasure (
        registrant_id uuid primary key,
        reason text not null,
        erased_by uuid not null,
        erased_at timestamptz not null
      );

      -- exact equality under a key of its own, for bulk matching: a schema only the worker role reads
      create schema matching;
      create table matching.match_token (
        token bytea not null,
        value_id uuid not null,
        registrant_id uuid not null,
        kind text not null check (kind in ('identifier', 'contact', 'payment_account')),
        primary key (token, value_id)
      );
      create index match_token_registrant on matching.match_token (registrant_id);

      drop view registry.v_registrant;
      create view registry.v_registrant as
        select id as registrant_id, kind, status, group_kind, open_codes, created_at from registry.registrant;
      drop view registry.v_membership;
      create view registry.v_membership as
        select registrant_id, member_id, is_head, is_representative, relationship, started_at, ended_at from registry.membership;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop schema matching cascade;
      drop view registry.v_registrant;
      drop view registry.v_membership;
      drop table registry.erasure, registry.payee;
      drop index registry.membership_ended;
      alter table registry.membership drop relationship, drop end_reason;
      drop index registry.identifier_index_registrant;
      drop trigger id_type_kept on registry.id_type;
      drop function registry.keep_id_types();
      alter table registry.identifier add constraint identifier_id_type_id_fkey
        foreign key (id_type_id) references registry.id_type;
      alter table registry.identifier_index add constraint identifier_index_id_type_id_fkey
        foreign key (id_type_id) references registry.id_type;
      drop trigger identifier_index_versions on registry.identifier_index;
      drop function registry.refuse_index_versions();
      drop table registry.index_key;
      delete from registry.identifier_index where index_version <> 1;
      alter table registry.identifier_index drop constraint identifier_index_pkey;
      alter table registry.identifier_index drop index_version;
      alter table registry.identifier_index
        add constraint identifier_index_pkey primary key (id_type_id, blind_index, identifier_id);
      alter table registry.payment_account drop usable_from, drop revision, drop updated_at;
      alter table registry.contact drop revision, drop updated_at;
      alter table registry.identifier drop revision, drop updated_at;
      alter table registry.registrant drop constraint registrant_group_kind, drop constraint registrant_status_check,
        drop group_kind, drop revision, drop status_reason, drop status_since, drop status_by,
        add constraint registrant_status_check check (status in ('active', 'disabled'));
      alter table registry.attribute_definition drop code_list_id, drop generalizer, drop band_width,
        drop source_field, drop active, drop revision;
      alter table registry.id_type drop normalization, drop check_digit, drop revision;
      drop table registry.code_value, registry.code_list;
      create view registry.v_registrant as
        select id as registrant_id, kind, status, open_codes, created_at from registry.registrant;
      create view registry.v_membership as
        select registrant_id, member_id, is_head, is_representative, started_at, ended_at from registry.membership;
    `);
  }
}
