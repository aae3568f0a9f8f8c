import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a program says of itself, for which reasons somebody moves something, and what a failed re-check proposes. */
export class ProgramLifecycles1700000000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.program
        add column description text not null default '',
        -- first and last day (UTC) on which somebody may be enrolled, a cycle made, an approval given
        add column valid_from date,
        add column valid_until date,
        -- places; null: as many as are eligible
        add column cap integer check (cap >= 0),
        -- CEL over the declared attributes that yields a number: who waits with the highest is given a place first
        add column priority text,
        -- what becomes of somebody enrolled whom the rule refuses when it looks again
        add column failed_recheck text not null default 'propose' check (failed_recheck in ('propose', 'exit', 'pause')),
        add constraint program_validity check (valid_from <= valid_until);

      create table programs.reason_code (
        id uuid primary key,
        entity text not null check (entity in ('program', 'enrolment', 'proposal')),
        code text not null,
        name text not null,
        -- what it may be the reason of
        moves text[] not null check (cardinality(moves) > 0),
        active boolean not null default true,
        revision integer not null default 1,
        constraint reason_code_code unique (entity, code)
      );
      insert into programs.reason_code (id, entity, code, name, moves)
      select platform.uuid_v7(), * from (values
        ('program', 'requested', 'Requested', array['activate', 'pause', 'resume', 'close', 'end', 'archive']),
        ('program', 'funding_suspended', 'Funding suspended', array['pause', 'close']),
        ('program', 'under_review', 'Under review', array['pause']),
        ('program', 'funding_restored', 'Funding restored', array['resume']),
        ('program', 'review_closed', 'Review closed', array['resume']),
        ('program', 'purpose_achieved', 'Purpose achieved', array['close', 'end']),
        ('program', 'term_ended', 'Term ended', array['close', 'end']),
        ('program', 'entered_in_error', 'Entered in error', array['close', 'end', 'archive']),
        ('enrolment', 'requested', 'Requested by the beneficiary', array['pause', 'resume', 'exit', 'waitlist']),
        ('enrolment', 'under_investigation', 'Under investigation', array['pause']),
        ('enrolment', 'not_reachable', 'Not reachable', array['pause', 'exit']),
        ('enrolment', 'no_longer_eligible', 'No longer eligible', array['pause', 'exit']),
        ('enrolment', 'investigation_closed', 'Investigation closed', array['resume']),
        ('enrolment', 'reached_again', 'Reached again', array['resume']),
        ('enrolment', 'deceased', 'Deceased', array['exit']),
        ('enrolment', 'moved', 'Moved away', array['exit']),
        ('enrolment', 'entered_in_error', 'Entered in error', array['exit', 'reject']),
        ('enrolment', 'graduated', 'Graduated', array['graduate']),
        ('enrolment', 'term_completed', 'Term completed', array['graduate']),
        ('enrolment', 'documents_missing', 'Documents missing', array['reject']),
        ('enrolment', 'information_false', 'Information found false', array['reject', 'exit']),
        ('enrolment', 'appeal_upheld', 'Appeal upheld', array['uphold_appeal']),
        ('enrolment', 'no_place', 'No place', array['waitlist']),
        ('proposal', 'hardship', 'Hardship', array['decline']),
        ('proposal', 'data_outdated', 'Data outdated', array['decline'])
      ) seed (entity, code, name, moves);

      -- somebody enrolled whom the rule refused when it looked again: it proposes, a person decides
      create table programs.proposal (
        id uuid primary key,
        registrant_id uuid not null,
        program_id uuid not null references programs.program,
        enrolment_id uuid not null,
        rule_version_id uuid not null references programs.rule_version,
        as_of timestamptz not null,
        outcome text not null check (outcome in ('not_eligible', 'unknown')),
        reason text not null,
        proposed_by uuid not null,
        proposed_at timestamptz not null,
        decision text check (decision in ('accepted', 'declined')),
        decision_reason text,
        decided_by uuid,
        decided_at timestamptz,
        constraint proposal_decided check ((decision is null) = (decided_at is null)
          and (decision is null) = (decided_by is null) and (decision is null) = (decision_reason is null))
      );
      create unique index proposal_one_open on programs.proposal (registrant_id, enrolment_id) where decision is null;
      create index proposal_enrolment on programs.proposal (registrant_id, enrolment_id);
      create index proposal_program on programs.proposal (program_id, id);

      -- known to everybody; made and changed by who reaches every program
      create policy read_by_all on programs.reason_code for select using (true);
      create policy written_everywhere on programs.reason_code using (platform.in_scope(null));
      create policy program_scope on programs.proposal using (platform.in_scope(program_id));
      alter table programs.reason_code enable row level security, force row level security;
      alter table programs.proposal enable row level security, force row level security;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table programs.proposal, programs.reason_code;
      alter table programs.program drop constraint program_validity, drop column description, drop column valid_from,
        drop column valid_until, drop column cap, drop column priority, drop column failed_recheck;
    `);
  }
}
