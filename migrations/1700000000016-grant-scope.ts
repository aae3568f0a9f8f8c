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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view access.v_grant_in_force;
      alter table access.user_grant drop constraint user_grant_programs, drop constraint user_grant_longest,
        drop areas, drop data_classes, drop may_give, drop parent_id, drop depth;
    `);
  }
}
