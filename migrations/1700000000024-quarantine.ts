import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records that were set aside as cases of their own: with a state, a history, and the registrants a record may be. */
export class Quarantine1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sr_sync.allowed_move (
        lifecycle text not null,
        from_state text not null,
        to_state text not null,
        primary key (lifecycle, from_state, to_state)
      );
      insert into sr_sync.allowed_move values
        ('quarantined_record', 'quarantined', 'accepted'), ('quarantined_record', 'quarantined', 'discarded'),
        ('quarantined_record', 'quarantined', 'superseded');

      -- what was set aside before this version is not of the form that can be tried again: the next pull brings it anew
      delete from sr_sync.quarantined_record;
      alter table sr_sync.quarantined_record rename reason to rule;
      alter table sr_sync.quarantined_record
        alter record_sealed drop not null,
        add reason text not null
          check (reason in ('unreadable', 'too_large', 'rule_broken', 'ambiguous', 'refused')),
        -- registrants the part at the pointer may be
        add candidates uuid[] not null default '{}',
        -- keyed: the same record of a source is one case, however often it is met
        add content_digest bytea not null,
        -- the run that met it last
        add last_run_id uuid not null references sr_sync.sync_run,
        add state text not null default 'quarantined' check (state in ('quarantined', 'accepted', 'discarded', 'superseded')),
        add attempts integer not null default 0,
        add revision integer not null default 1,
        add closed_at timestamptz,
        -- what is decided is not kept
        add constraint quarantined_record_wiped check (state = 'quarantined' or record_sealed is null);
      create unique index quarantined_record_once on sr_sync.quarantined_record (social_registry_id, content_digest)
        where state = 'quarantined';
      create index quarantined_record_run on sr_sync.quarantined_record (sync_run_id) where state = 'quarantined';

      create table sr_sync.quarantine_history (
        record_id uuid not null references sr_sync.quarantined_record,
        -- of the record, after the move
        revision integer not null,
        lifecycle text not null default 'quarantined_record' check (lifecycle = 'quarantined_record'),
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        primary key (record_id, revision),
        constraint quarantine_history_move foreign key (lifecycle, from_state, to_state) references sr_sync.allowed_move
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table sr_sync.quarantine_history, sr_sync.quarantined_record, sr_sync.allowed_move;
      create table sr_sync.quarantined_record (
        id uuid primary key,
        social_registry_id uuid not null references sr_sync.social_registry,
        sync_run_id uuid not null references sr_sync.sync_run,
        reason text not null,
        pointer text not null,
        record_sealed bytea not null,
        created_at timestamptz not null default now()
      );
      create index quarantined_record_social_registry on sr_sync.quarantined_record (social_registry_id, id);
    `);
  }
}
