import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a token stands for, by the value: so that only values that several hold are asked about. */
export class MatchValues1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view matching.v_token with (security_invoker = true) as
        select token, value_id, registrant_id, kind from matching.match_token;
      drop view matching.v_match_key;

      -- which kind of key a value is, and whether it counts: never what it is
      create view matching.v_match_value with (security_invoker = true) as
        select i.id as value_id, 'identifier' as kind, y.code, y.class, i.status, i.expires_on
          from registry.identifier i join registry.id_type y on y.id = i.id_type_id
         union all
        select id, 'contact', kind, null, status, null from registry.contact
         union all
        select id, 'payment_account', kind, null, status, null from registry.payment_account;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view matching.v_match_value, matching.v_token;
      create view matching.v_token with (security_invoker = true) as
        select token, value_id, registrant_id from matching.match_token;
      create view matching.v_match_key with (security_invoker = true) as
        select t.token, t.registrant_id, t.kind, coalesce(y.code, c.kind, a.kind) as code, y.class,
               coalesce(i.status, c.status, a.status) as status, i.expires_on
          from matching.match_token t
          left join registry.identifier i on t.kind = 'identifier' and i.id = t.value_id
          left join registry.id_type y on y.id = i.id_type_id
          left join registry.contact c on t.kind = 'contact' and c.id = t.value_id
          left join registry.payment_account a on t.kind = 'payment_account' and a.id = t.value_id;
    `);
  }
}
