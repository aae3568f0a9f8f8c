import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Approval in stages, tranche by tranche; lines that are made by hand. */
export class Approval1700000000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- how a program's cycles are approved; none: one stage, and as many lines as the funds reach for
      create table entitlements.approval_policy (
        program_id uuid primary key,
        stages text[] not null check (cardinality(stages) between 1 and 3 and stages <@ array['approve', 'authorize', 'release']),
        funding text not null check (funding in ('partial', 'all_or_nothing')),
        revision integer not null default 1,
        changed_by uuid not null,
        changed_at timestamptz not null
      );

      -- supplementary lines: who made them, why, and which line they correct
      alter table entitlements.entitlement
        add column made_by uuid,
        add column reason text,
        add column corrects uuid;
      create index entitlement_supplementary on entitlements.entitlement (cycle_id) where kind = 'supplementary';

      -- the lines of a cycle that were drafts when somebody asked for their approval, which passes the stages in order
      create table entitlements.submission (
        id uuid primary key,
        cycle_id uuid not null references entitlements.cycle,
        revision integer not null,
        number integer not null,
        stages text[] not null,
        funding text not null,
        state text not null default 'open' check (state in ('open', 'approved', 'rejected', 'withdrawn')),
        submitted_by uuid not null,
        submitted_at timestamptz not null,
        ended_by uuid,
        ended_at timestamptz,
        reason text,
        constraint submission_number unique (cycle_id, number),
        constraint submission_ended check ((state = 'open') = (ended_at is null) and (ended_at is null) = (ended_by is null))
      );
      create unique index submission_one_open on entitlements.submission (cycle_id) where state = 'open';
      insert into entitlements.submission (id, cycle_id, revision, number, stages, funding, submitted_by, submitted_at)
      select platform.uuid_v7(), id, revision, 1, '{approve}', 'all_or_nothing', coalesce(submitted_by, created_by), now()
        from entitlements.cycle where state = 'to_approve';

      -- whoever made, prepared or submitted a cycle, ever, or made one of the lines that wait for approval
      create function entitlements.makers_of(of_cycle uuid) returns uuid[] language sql stable as $$
        select array(
          select created_by from entitlements.cycle where id = of_cycle
          union select actor_id from entitlements.cycle_history
                 where cycle_id = of_cycle and (from_state, to_state) in (('draft', 'prepared'), ('prepared', 'to_approve'))
          union select submitted_by from entitlements.submission where cycle_id = of_cycle
          union select made_by from entitlements.entitlement
                 where cycle_id = of_cycle and kind = 'supplementary' and state = 'draft' and made_by is not null)
      $$;

      -- one stage passed by one person, over the lines as they were
      create table entitlements.sign_off (
        id uuid primary key,
        submission_id uuid not null references entitlements.submission,
        stage text not null,
        actor_id uuid not null,
        at timestamptz not null,
        line_count bigint not null,
        digest bytea not null,
        makers uuid[] not null,
        constraint sign_off_stage unique (submission_id, stage),
        constraint sign_off_person unique (submission_id, actor_id),
        constraint sign_off_maker_is_not_checker check (actor_id <> all (makers))
      );
      -- the makers are those of the cycle, whatever the insert says
      create function entitlements.copy_all_makers() returns trigger language plpgsql as $$
      begin
        select entitlements.makers_of(s.cycle_id) into new.makers from entitlements.submission s where s.id = new.submission_id;
        return new;
      end $$;
      create trigger sign_off_copy_makers before insert on entitlements.sign_off
        for each row execute function entitlements.copy_all_makers();
      create trigger sign_off_append_only before update or delete on entitlements.sign_off
        for each row execute function platform.refuse_change();
      create trigger sign_off_no_truncate before truncate on entitlements.sign_off
        for each statement execute function platform.refuse_change();

      alter table entitlements.approval
        add column submission_id uuid references entitlements.submission,
        drop constraint approval_once,
        add constraint approval_of_submission unique (submission_id);
      create unique index approval_once on entitlements.approval (cycle_id, revision) where submission_id is null;

      create policy program_scope on entitlements.approval_policy using (platform.in_scope(program_id));
      create policy program_scope on entitlements.submission
        using (exists (select from entitlements.cycle c where c.id = cycle_id));
      create policy program_scope on entitlements.sign_off
        using (exists (select from entitlements.submission s where s.id = submission_id));
      alter table entitlements.approval_policy enable row level security, force row level security;
      alter table entitlements.submission enable row level security, force row level security;
      alter table entitlements.sign_off enable row level security, force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index entitlements.approval_once;
      alter table entitlements.approval
        drop column submission_id,
        add constraint approval_once unique (cycle_id, revision);
      drop table entitlements.sign_off, entitlements.submission, entitlements.approval_policy;
      drop function entitlements.copy_all_makers(), entitlements.makers_of(uuid);
      drop index entitlements.entitlement_supplementary;
      alter table entitlements.entitlement drop column made_by, drop column reason, drop column corrects;
    `);
  }
}
