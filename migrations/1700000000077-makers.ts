import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever made anything of what is approved does not approve it, also where a line is approved by hand or what the cycle says of its
 * makers was written over: an approval asks the append-only moves of the cycle, its submissions and the lines it is given for, as a
 * sign-off does. A line that somebody made by hand says who.
 */
export class Makers1700000000077 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table entitlements.entitlement add constraint entitlement_supplementary_made_by
        check (kind = 'regular' or made_by is not null);

      -- approved lines are drafts no more, and their makers are makers
      create function entitlements.makers_approved(of_cycle uuid, approval uuid) returns uuid[]
      language sql stable set search_path = pg_catalog, pg_temp as $$
        select entitlements.makers_of(of_cycle) || array(
          select made_by from entitlements.entitlement
           where cycle_id = of_cycle and kind = 'supplementary' and approval_id = approval)
      $$;

      create or replace function entitlements.copy_makers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare all_makers constant uuid[] := entitlements.makers_approved(new.cycle_id, new.id);
      begin
        select created_by, prepared_by, submitted_by into new.created_by, new.prepared_by, new.submitted_by
          from entitlements.cycle where id = new.cycle_id;
        if new.approved_by = any(all_makers)
          or exists (select from entitlements.sign_off s where s.submission_id = new.submission_id and s.actor_id = any(all_makers)) then
          raise exception 'approved by who made it'
            using errcode = '23514', constraint = 'approval_maker_is_not_checker', table = 'approval';
        end if;
        return new;
      end $$;

      create or replace function entitlements.copy_all_makers() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        select entitlements.makers_approved(s.cycle_id, a.id) into new.makers
          from entitlements.submission s left join entitlements.approval a on a.submission_id = s.id where s.id = new.submission_id;
        return new;
      end $$;

      -- the other way round: a line that is put under an approval that was given already
      create function entitlements.refuse_own_approval() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if exists (select from entitlements.approval a
                    where a.id = new.approval_id
                      and (a.approved_by = new.made_by
                           or exists (select from entitlements.sign_off s
                                       where s.submission_id = a.submission_id and s.actor_id = new.made_by))) then
          raise exception 'approved by who made it'
            using errcode = '23514', constraint = 'entitlement_maker_is_not_checker', table = 'entitlement';
        end if;
        return null;
      end $$;
      create trigger entitlement_maker_is_not_checker after insert or update of approval_id, made_by on entitlements.entitlement
        for each row when (new.made_by is not null and new.approval_id is not null)
        execute function entitlements.refuse_own_approval();

      -- the freeze decides by which key somebody is paid: another one begins with the lines discarded
      create function entitlements.keep_freeze() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        raise exception 'the freeze of a cycle that has lines'
          using errcode = '23514', constraint = 'cycle_freeze_kept', table = 'cycle';
      end $$;
      create trigger cycle_freeze_kept before update of freeze_at on entitlements.cycle
        for each row when (new.freeze_at <> old.freeze_at and new.state <> 'draft')
        execute function entitlements.keep_freeze();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger cycle_freeze_kept on entitlements.cycle;
      drop trigger entitlement_maker_is_not_checker on entitlements.entitlement;
      drop function entitlements.keep_freeze(), entitlements.refuse_own_approval();
      create or replace function entitlements.copy_makers() returns trigger language plpgsql as $$
      begin
        select created_by, prepared_by, submitted_by into new.created_by, new.prepared_by, new.submitted_by
          from entitlements.cycle where id = new.cycle_id;
        return new;
      end $$;
      create or replace function entitlements.copy_all_makers() returns trigger language plpgsql as $$
      begin
        select entitlements.makers_of(s.cycle_id) into new.makers from entitlements.submission s where s.id = new.submission_id;
        return new;
      end $$;
      drop function entitlements.makers_approved(uuid, uuid);
      alter table entitlements.entitlement drop constraint entitlement_supplementary_made_by;
    `);
  }
}
