import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What programs compare people by: exact tokens, and what each of them stands for, without a value. */
export class MatchKeys1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
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

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view matching.v_match_key, matching.v_token');
  }
}
