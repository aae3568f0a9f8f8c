import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programs, their rules, and the beneficiary-to-program mapping with its history. */
export class Programs1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema programs;

      -- every history row refers to a pair that stands here: a move outside the table cannot be stored, even by hand
      create table programs.allowed_move (
        lifecycle text not null,
        from_state text not null,
        to_state text not null,
        primary key (lifecycle, from_state, to_state)
      );
      insert into programs.allowed_move values
        ('program', 'draft', 'active'), ('program', 'active', 'paused'), ('program', 'paused', 'active'),
        ('program', 'active', 'closing'), ('program', 'paused', 'closing'), ('program', 'closing', 'ended'),
        ('program', 'ended', 'archived'),
        ('enrolment', 'draft', 'enrolled'), ('enrolment', 'draft', 'waitlisted'), ('enrolment', 'draft', 'not_eligible'),
        ('enrolment', 'draft', 'duplicated'), ('enrolment', 'draft', 'rejected'),
        ('enrolment', 'waitlisted', 'not_eligible'), ('enrolment', 'waitlisted', 'enrolled'),
        ('enrolment', 'waitlisted', 'duplicated'),
        ('enrolment', 'not_eligible', 'waitlisted'), ('enrolment', 'not_eligible', 'enrolled'),
        ('enrolment', 'not_eligible', 'duplicated'),
        ('enrolment', 'enrolled', 'paused'), ('enrolment', 'enrolled', 'duplicated'),
        ('enrolment', 'enrolled', 'exited'), ('enrolment', 'enrolled', 'graduated'),
        ('enrolment', 'paused', 'enrolled'), ('enrolment', 'paused', 'duplicated'),
        ('enrolment', 'paused', 'exited'), ('enrolment', 'paused', 'graduated'),
        ('enrolment', 'duplicated', 'draft'), ('enrolment', 'duplicated', 'enrolled'),
        ('enrolment', 'duplicated', 'paused'), ('enrolment', 'duplicated', 'waitlisted'),
        ('enrolment', 'duplicated', 'not_eligible'),
        ('enrolment', 'rejected', 'draft');

      create table programs.program (
        id uuid primary key,
        code text not null constraint program_code unique,
        name text not null,
        target text not null check (target in ('individual', 'group')),
        state text not null default 'draft'
          check (state in ('draft', 'active', 'paused', 'closing', 'ended', 'archived')),
        deduplication text not null default 'off' check (deduplication in ('off', 'warn', 'block')),
        version integer not null default 1,
        created_by uuid not null,
        created_at timestamptz not null default now()
      );

      create table programs.program_history (
        id uuid primary key,
        program_id uuid not null references programs.program,
        lifecycle text not null default 'program' check (lifecycle = 'program'),
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        constraint program_history_move foreign key (lifecycle, from_state, to_state) references programs.allowed_move
      );

      create table programs.rule_version (
        id uuid primary key,
        program_id uuid not null references programs.program,
        version integer not null,
        expression text not null,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        constraint rule_version_number unique (program_id, version)
      );

      -- the last verdict on everyone a program looked at; rule version and instant let it be judged again
      create table programs.verdict (
        registrant_id uuid not null,
        program_id uuid not null references programs.program,
        rule_version_id uuid not null references programs.rule_version,
        as_of timestamptz not null,
        outcome text not null check (outcome in ('eligible', 'not_eligible', 'unknown')),
        primary key (registrant_id, program_id)
      ) with (fillfactor = 80);

      create table programs.enrolment (
        id uuid primary key,
        registrant_id uuid not null,
        program_id uuid not null references programs.program,
        state text not null check (state in ('draft', 'enrolled', 'waitlisted', 'not_eligible', 'duplicated',
          'rejected', 'paused', 'exited', 'graduated')),
        period integer not null default 1,
        enrolled_at timestamptz,
        state_since timestamptz not null,
        ended_at timestamptz,
        rule_version_id uuid references programs.rule_version,
        verdict text check (verdict in ('eligible', 'not_eligible', 'unknown')),
        verdict_as_of timestamptz,
        version integer not null default 1,
        constraint enrolment_period unique (registrant_id, program_id, period),
        constraint enrolment_ended check ((state in ('exited', 'graduated')) = (ended_at is not null))
      ) with (fillfactor = 80);
      -- ended_at stands for the end states, so that an ordinary move touches no indexed column (HOT)
      create unique index enrolment_one_live on programs.enrolment (registrant_id, program_id) where ended_at is null;
      create index enrolment_program on programs.enrolment (program_id, registrant_id);

      create table programs.enrolment_history (
        id uuid primary key,
        registrant_id uuid not null,
        enrolment_id uuid not null,
        lifecycle text not null default 'enrolment' check (lifecycle = 'enrolment'),
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        rule_version_id uuid,
        constraint enrolment_history_move foreign key (lifecycle, from_state, to_state) references programs.allowed_move
      );
      create index enrolment_history_enrolment on programs.enrolment_history (registrant_id, enrolment_id);

      create view programs.v_program as select id as program_id, code, name, target, state from programs.program;
      create view programs.v_enrolment as
        select id as enrolment_id, registrant_id, program_id, state, enrolled_at, ended_at from programs.enrolment;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema programs cascade');
  }
}
