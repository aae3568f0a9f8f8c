import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a grant reaches, and which grant it was given out of: nobody gives what is not theirs, also by hand. */
export class GrantScope1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- a grant that was given before lines were recorded ends: nothing tells what it came out of
      update access.user_grant set revoked_at = coalesce(revoked_at, now()), granted_by = null where granted_by is not null;

      alter table access.user_grant
        -- null: everywhere; otherwise codes of the area code list, each with everything below it
        add areas text[] check (cardinality(areas) > 0),
        add data_classes text[] not null default '{}'
          check (data_classes <@ array['identity', 'contact', 'payment', 'attributes']),
        -- permissions it may give to others: giving a permission is not holding it
        add may_give text[] not null default '{}',
        -- the grant of the giver it was given out of; null for one made on the host
        add parent_id uuid references access.user_grant,
        -- how many gave before it came to its holder
        add depth smallint not null default 0 check (depth between 0 and 3),
        add constraint user_grant_out_of_one check ((parent_id is null) = (granted_by is null) and (parent_id is null) = (depth = 0)),
        add constraint user_grant_programs check (cardinality(program_ids) > 0),
        -- 90 days
        add constraint user_grant_longest check (extract(epoch from expires_at - valid_from) <= 7776000);
      create index user_grant_parent on access.user_grant (parent_id) where parent_id is not null;

      -- a grant holds while it and all it came out of do; at most three stand above one
      create view access.v_grant_in_force as
        select g.*, array_remove(array[g.user_id, p.user_id, q.user_id, r.user_id], null) as holders
          from access.user_grant g
          left join access.user_grant p on p.id = g.parent_id
          left join access.user_grant q on q.id = p.parent_id
          left join access.user_grant r on r.id = q.parent_id
         where g.revoked_at is null and g.valid_from <= now() and g.expires_at > now()
           and (p.id is null or (p.revoked_at is null and p.expires_at > now()))
           and (q.id is null or (q.revoked_at is null and q.expires_at > now()))
           and (r.id is null or (r.revoked_at is null and r.expires_at > now()));

      -- Nobody gives what is not theirs, nor to themselves, also by way of others; and only the owner of the tables, on the
      -- host, makes a grant out of nothing. A null is everything, so every comparison says what of a null.
      create function access.hold_attenuation() returns trigger language plpgsql set search_path = pg_catalog as $$
      declare
        own access.v_grant_in_force;
        beyond text;
      begin
        if new.parent_id is null then
          if not pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'usage') then
            raise exception 'made on the host only' using errcode = '23514', constraint = 'user_grant_from_host', table = 'user_grant';
          end if;
          return new;
        end if;
        select * into own from access.v_grant_in_force where id = new.parent_id;
        beyond := case
          when own.id is null or not exists (select from access.app_user where id = own.user_id and active) then 'parent'
          when own.user_id is distinct from new.granted_by then 'giver'
          when not 'grant:write' = any(own.permissions) then 'giving'
          when not (new.permissions <@ own.may_give and new.may_give <@ own.may_give) then 'permissions'
          when own.program_ids is not null and not coalesce(new.program_ids <@ own.program_ids, false) then 'programs'
          when own.areas is not null and not coalesce(
                 (select bool_and(exists (
                    with recursive line as (
                      select given.code
                      union
                      select a.parent_code from line l join registry.v_area a on a.code = l.code where a.parent_code is not null)
                    select from line where line.code = any(own.areas)))
                  from unnest(new.areas) given (code)), false) then 'areas'
          when not new.data_classes <@ own.data_classes then 'data classes'
          when new.valid_from < own.valid_from or new.expires_at > own.expires_at then 'validity'
          when new.depth <> own.depth + 1 then 'depth'
          when new.user_id = any(own.holders) then 'line'
        end;
        if beyond is not null then
          raise exception 'beyond the giver''s own grant: %', beyond
            using errcode = '23514', constraint = 'user_grant_within_givers', table = 'user_grant';
        end if;
        return new;
      end $$;
      create trigger user_grant_within_givers
        before insert or update of user_id, permissions, may_give, program_ids, areas, data_classes, valid_from, expires_at,
          granted_by, parent_id, depth on access.user_grant
        for each row execute function access.hold_attenuation();

      create function access.keep_revoked() returns trigger language plpgsql set search_path = pg_catalog as $$
      begin
        raise exception 'what was taken back is given anew' using errcode = '23514', constraint = 'user_grant_stays_revoked', table = 'user_grant';
      end $$;
      create trigger user_grant_stays_revoked before update of revoked_at, revoked_by on access.user_grant
        for each row when (old.revoked_at is not null and (new.revoked_at, new.revoked_by) is distinct from (old.revoked_at, old.revoked_by))
        execute function access.keep_revoked();

      -- Somebody can always give grants everywhere. Changes that could end it wait for each other, and each looks after the
      -- one before has ended: two who take each other's grant back at once do not both succeed.
      create view access.v_administrator with (security_invoker = true) as
        select g.user_id, g.id as grant_id from access.v_grant_in_force g join access.app_user u on u.id = g.user_id
         where u.active and g.program_ids is null and g.areas is null and 'grant:write' = any(g.permissions);
      create function access.keep_an_administrator() returns trigger language plpgsql set search_path = pg_catalog as $$
      begin
        perform pg_advisory_xact_lock(hashtext('access.v_administrator'));
        if tg_table_name = 'app_user' and not exists (
             select from access.v_grant_in_force g
              where g.user_id = old.id and g.program_ids is null and g.areas is null and 'grant:write' = any(g.permissions)) then
          return null;
        end if;
        if not exists (select from access.v_administrator) then
          raise exception 'nobody could give grants everywhere'
            using errcode = '23514', constraint = 'user_grant_last_administrator', table = 'user_grant';
        end if;
        return null;
      end $$;
      create trigger user_grant_last_administrator after update on access.user_grant
        for each row when (old.revoked_at is null and old.expires_at > now() and old.program_ids is null and old.areas is null
          and 'grant:write' = any(old.permissions))
        execute function access.keep_an_administrator();
      create trigger app_user_last_administrator after update of active on access.app_user
        for each row when (old.active and not new.active) execute function access.keep_an_administrator();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger user_grant_within_givers on access.user_grant;
      drop trigger user_grant_stays_revoked on access.user_grant;
      drop trigger user_grant_last_administrator on access.user_grant;
      drop trigger app_user_last_administrator on access.app_user;
      drop function access.hold_attenuation();
      drop function access.keep_revoked();
      drop function access.keep_an_administrator();
      drop view access.v_administrator;
      drop view access.v_grant_in_force;
      alter table access.user_grant drop constraint user_grant_programs, drop constraint user_grant_longest,
        drop areas, drop data_classes, drop may_give, drop parent_id, drop depth;
    `);
  }
}
