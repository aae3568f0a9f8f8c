import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The standing of registrants with its history, and what identifiers they hold as facts without values. */
export class Standing1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table registry.allowed_move (
        lifecycle text not null,
        from_state text not null,
        to_state text not null,
        primary key (lifecycle, from_state, to_state)
      );
      insert into registry.allowed_move values
        ('registrant', 'active', 'disabled'), ('registrant', 'disabled', 'active'),
        ('registrant', 'active', 'erased'), ('registrant', 'disabled', 'erased');

      -- one row for each move; whoever has none is as registered: active
      create table registry.standing_history (
        registrant_id uuid not null,
        -- of the registrant, after the move
        revision integer not null,
        lifecycle text not null default 'registrant' check (lifecycle = 'registrant'),
        from_state text not null,
        to_state text not null,
        actor_id uuid not null,
        at timestamptz not null,
        reason text not null,
        primary key (registrant_id, revision),
        constraint standing_history_move foreign key (lifecycle, from_state, to_state) references registry.allowed_move
      );
      insert into registry.standing_history (registrant_id, revision, from_state, to_state, actor_id, at, reason)
        select id, revision, 'active', status, status_by, status_since, status_reason from registry.registrant
         where status <> 'active';

      -- what identifiers a registrant holds: type, class and state, no value
      create view registry.v_identifier with (security_invoker = true) as
        select i.registrant_id, t.code as id_type, t.class, i.status, i.expires_on, i.created_at
          from registry.identifier i join registry.id_type t on t.id = i.id_type_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view registry.v_identifier;
      drop table registry.standing_history, registry.allowed_move;
    `);
  }
}
