import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legal holds: while one stands, the key of the registrant cannot be destroyed, by nobody and on no path. */
export class Hold1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table keys.hold (
        id uuid primary key,
        registrant_id uuid not null,
        -- a code; words that were given stand sealed in the audit trail
        ground text not null,
        placed_by uuid not null,
        placed_at timestamptz not null,
        lifted_by uuid,
        lifted_at timestamptz,
        -- whose key is kept: nobody's once it is lifted
        held uuid generated always as (case when lifted_at is null then registrant_id end) stored,
        constraint hold_lifted check ((lifted_by is null) = (lifted_at is null)),
        constraint hold_one_at_a_time unique (held),
        constraint hold_keeps_key foreign key (held) references keys.registrant_key (registrant_id)
      );
      create index hold_registrant on keys.hold (registrant_id, placed_at);

      -- a hold is lifted once; otherwise it stays as it was placed
      create function keys.keep_holds() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if old.lifted_at is null and (new.id, new.registrant_id, new.ground, new.placed_by, new.placed_at)
             = (old.id, old.registrant_id, old.ground, old.placed_by, old.placed_at) then
            return new;
          end if;
        end if;
        raise exception 'holds are kept' using errcode = '23514', constraint = 'hold_is_kept', table = 'hold';
      end $$;
      create trigger hold_is_kept before update or delete on keys.hold for each row execute function keys.keep_holds();
      create trigger hold_is_not_emptied before truncate on keys.hold for each statement execute function keys.keep_holds();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table keys.hold; drop function keys.keep_holds()');
  }
}
