import type { MigrationInterface, QueryRunner } from 'typeorm';

/** States in which nothing of an attempt is out, nor will be unless it is moved. */
const RESTING = `('held', 'cancelled', 'failed', 'expired', 'lost', 'returned')`;

/**
 * An attempt of a regular entitlement that its beneficiary key does not name rests, whoever writes it: as it is made, as it is let go, and
 * when the key is to name another. A statement that makes many is looked at through its table of new rows, and then at those alone whom
 * a cluster of duplicates has: everybody else has a key of their own, and one regular line of a cycle and benefit. To ask for the key
 * of each took a twentieth of making a batch.
 */
export class NamedAttempts1700000000076 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The keys found are held: none of them names another before this transaction has ended. They are looked up by what was
      -- materialized, since row security lets what is computed not look into an index.
      create function disbursements.require_key(ids uuid[], registrants uuid[]) returns void
      language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        perform from (
          with line as materialized (
            select d.id, d.program_id, d.cycle_id, d.benefit_id, d.entitlement_id, e.kind, coalesce(b.key, uuid_send(d.registrant_id)) as key
              from unnest(ids, registrants) as g (id, registrant_id)
              join disbursements.disbursement d on d.id = g.id and d.registrant_id = g.registrant_id
              join entitlements.v_cycle c on c.cycle_id = d.cycle_id
              join entitlements.v_entitlement e on e.entitlement_id = d.entitlement_id and e.registrant_id = d.registrant_id
               and e.program_id = d.program_id and e.cycle_id = d.cycle_id and e.benefit_id = d.benefit_id
              left join lateral (
                select v.key from programs.v_beneficiary_key v
                 where v.program_id = d.program_id and v.registrant_id = d.registrant_id
                   and v.valid_from <= c.freeze_at and (v.valid_to is null or v.valid_to > c.freeze_at)
                 order by v.valid_from desc limit 1) b on true
          ), named as materialized (
            select n.id from line n
              join disbursements.beneficiary_key k on k.program_id = n.program_id and k.cycle_id = n.cycle_id
               and k.benefit_id = n.benefit_id and k.key = n.key and k.entitlement_id = n.entitlement_id
               for share of k
          )
          -- one whose entitlement is not what it says of it is no line
          select from unnest(ids) as g (id)
           where not exists (select from line n where n.id = g.id and (n.kind <> 'regular' or n.id in (select id from named)))
        ) unnamed;
        if found then
          raise exception 'an attempt of an entitlement that its key does not name'
            using errcode = '23514', constraint = 'disbursement_named', table = 'disbursement';
        end if;
      end $$;

      create function disbursements.require_key_of_made() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare
        few constant boolean := not exists (select from made offset 1000);
        ids uuid[];
        registrants uuid[];
      begin
        -- planned anew each time: the next statement may make a million times as many
        execute 'select array_agg(m.id), array_agg(m.registrant_id) from made m where m.state not in ${RESTING.replaceAll(`'`, `''`)}'
          || case when few then '' else ' and m.registrant_id in (select v.registrant_id from programs.v_beneficiary_key v)' end
          into ids, registrants;
        if ids is not null then perform disbursements.require_key(ids, registrants); end if;
        return null;
      end $$;
      create trigger disbursement_made_named after insert on disbursements.disbursement referencing new table as made
        for each statement execute function disbursements.require_key_of_made();

      -- of each row, and called of none but those few that rested: a table of old and new rows would hold every bulk move twice
      create function disbursements.require_key_of_moved() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        perform disbursements.require_key(array[new.id], array[new.registrant_id]);
        return null;
      end $$;
      create trigger disbursement_moved_named after update of state on disbursements.disbursement
        for each row when (old.state in ${RESTING} and new.state not in ${RESTING})
        execute function disbursements.require_key_of_moved();

      create function disbursements.keep_claim() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if exists (
          select from before b
            join disbursements.disbursement d on d.registrant_id = b.registrant_id and d.entitlement_id = b.entitlement_id
           where (d.state not in ${RESTING} or d.delivered_minor > 0 or d.delivered_quantity > 0)
             and not exists (select from now_named n
                              where n.program_id = b.program_id and n.cycle_id = b.cycle_id and n.benefit_id = b.benefit_id and n.key = b.key
                                and n.registrant_id = b.registrant_id and n.entitlement_id = b.entitlement_id)) then
          raise exception 'something of the entitlement that the key names is out'
            using errcode = '23514', constraint = 'beneficiary_key_kept', table = 'beneficiary_key';
        end if;
        return null;
      end $$;
      create trigger beneficiary_key_kept after update on disbursements.beneficiary_key
        referencing old table as before new table as now_named
        for each statement execute function disbursements.keep_claim();

      -- what is sent was approved by somebody
      alter table disbursements.batch add constraint batch_names_its_checker
        check (approved_by is not null or state in ('draft', 'cancelled'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.batch drop constraint batch_names_its_checker;
      drop trigger beneficiary_key_kept on disbursements.beneficiary_key;
      drop trigger disbursement_moved_named on disbursements.disbursement;
      drop trigger disbursement_made_named on disbursements.disbursement;
      drop function disbursements.keep_claim(), disbursements.require_key_of_moved(), disbursements.require_key_of_made(),
        disbursements.require_key(uuid[], uuid[]);
    `);
  }
}
