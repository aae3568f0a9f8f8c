import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a token stands for says whose it is, and of which type: so that the few values that several hold are laid beside all there are
 * once, and their types looked up for those few.
 */
export class MatchValuesTyped1700000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view matching.v_match_value;
      create view matching.v_match_value with (security_invoker = true) as
        select id as value_id, registrant_id, 'identifier' as kind, null as code, id_type_id, status, expires_on from registry.identifier
         union all
        select id, registrant_id, 'contact', kind, null, status, null from registry.contact
         union all
        select id, registrant_id, 'payment_account', kind, null, status, null from registry.payment_account;
      create view matching.v_id_type with (security_invoker = true) as
        select id, code, class from registry.id_type;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view matching.v_match_value, matching.v_id_type;
      create view matching.v_match_value with (security_invoker = true) as
        select i.id as value_id, 'identifier' as kind, y.code, y.class, i.status, i.expires_on
          from registry.identifier i join registry.id_type y on y.id = i.id_type_id
         union all
        select id, 'contact', kind, null, status, null from registry.contact
         union all
        select id, 'payment_account', kind, null, status, null from registry.payment_account;
    `);
  }
}
