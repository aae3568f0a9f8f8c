import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whom a version of a rule excludes because another program has them, and the narrow door through which a run sees that. */
export class Exclusion1700000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.rule_version
        -- whoever is enrolled or paused in one of these is not eligible
        add excluded_program_ids uuid[] not null default '{}';
      alter table programs.verdict
        drop constraint verdict_reason,
        add constraint verdict_reason check (reason is null
            or reason in ('identifier_missing', 'identifier_expired', 'identifier_invalid', 'enrolled_elsewhere') and outcome = 'not_eligible'
            or reason = 'duplicate_suspected' and outcome = 'eligible');

      -- Three questions about programs that the asking transaction does not reach. They run as the owner, and reach every program
      -- while their one query runs; an answer is yes or no about those who are asked for, and never an enrolment.

      -- Which of these programs still count (they are not over), and which of those exclude this one in turn, directly or through
      -- others.
      create function programs.exclusion_of(program uuid, named uuid[]) returns table (others uuid[], mutual uuid[])
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare reach constant text := coalesce(current_setting('amparo.programs', true), '');
      begin
        perform set_config('amparo.programs', '*', true);
        return query
          with recursive newest as (
            select distinct on (v.program_id) v.program_id, v.excluded_program_ids
              from programs.rule_version v order by v.program_id, v.version desc
          ), live as (
            select p.id from programs.program p where p.id = any(named) and p.state not in ('ended', 'archived')
          ), reached (origin, program_id) as (
            select live.id, live.id from live
            union
            select r.origin, further.id from reached r
              join newest n on n.program_id = r.program_id cross join unnest(n.excluded_program_ids) as further (id)
          )
          select coalesce((select array_agg(live.id order by live.id) from live), '{}'::uuid[]),
                 coalesce((select array_agg(r.origin order by r.origin) from reached r where r.program_id = program), '{}'::uuid[]);
        perform set_config('amparo.programs', reach, true);
      end $$;

      -- Which of these registrants are excluded: enrolled or paused in one of the others. Where two exclude each other, whoever is
      -- in both stays where they were enrolled first.
      create function programs.excluded_by(program uuid, others uuid[], mutual uuid[], registrants uuid[]) returns setof uuid
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare reach constant text := coalesce(current_setting('amparo.programs', true), '');
      begin
        perform set_config('amparo.programs', '*', true);
        return query
          select r.id from unnest(registrants) as r (id)
           where exists (
             select from programs.enrolment e
              where e.registrant_id = r.id and e.program_id = any(others) and e.ended_at is null and e.state in ('enrolled', 'paused')
                and not (e.program_id = any(mutual) and exists (
                  select from programs.enrolment own
                   where own.registrant_id = r.id and own.program_id = program and own.ended_at is null
                     and own.state in ('enrolled', 'paused') and (own.enrolled_at, own.id) < (e.enrolled_at, e.id))));
        perform set_config('amparo.programs', reach, true);
      end $$;

      -- Of whom an enrolment in one of the others was moved since a transaction: the next after somebody, in key order.
      create function programs.moved_elsewhere(others uuid[], since xid8, after uuid, most integer) returns setof uuid
      language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare reach constant text := coalesce(current_setting('amparo.programs', true), '');
      begin
        perform set_config('amparo.programs', '*', true);
        return query
          select distinct r.id from platform.fact f cross join unnest(f.registrant_ids) as r (id)
           where f.tx >= since and f.program_id = any(others) and f.kind like 'enrolment.%' and r.id > after
           order by r.id limit most;
        perform set_config('amparo.programs', reach, true);
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function programs.exclusion_of(uuid, uuid[]);
      drop function programs.excluded_by(uuid, uuid[], uuid[], uuid[]);
      drop function programs.moved_elsewhere(uuid[], xid8, uuid, integer);
      alter table programs.verdict
        drop constraint verdict_reason,
        add constraint verdict_reason check (reason is null
            or reason in ('identifier_missing', 'identifier_expired', 'identifier_invalid') and outcome = 'not_eligible'
            or reason = 'duplicate_suspected' and outcome = 'eligible') not valid;
      alter table programs.rule_version drop column excluded_program_ids;
    `);
  }
}
