import type { MigrationInterface, QueryRunner } from 'typeorm';

const view = (also: string): string => `
  create view programs.v_beneficiary_key with (security_invoker = true) as
    select m.program_id, m.registrant_id, c.key, m.joined_at as valid_from, m.left_at as valid_to${also}
      from programs.duplicate_member m
      join programs.duplicate_cluster c on c.id = m.cluster_id
      join programs.program p on p.id = m.program_id
     where p.deduplication <> 'off' and c.outcome is distinct from 'not_duplicate'`;

/** What a cluster of duplicates means to verdicts, which leave whoever is in one where they are, and to what is paid. */
export class DuplicatesInQuestion1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table programs.verdict
        drop constraint verdict_reason,
        drop constraint verdict_reason_check,
        -- eligible, and nothing follows from it before somebody has decided who is a second entry
        add constraint verdict_reason check (reason is null
            or reason in ('identifier_missing', 'identifier_expired', 'identifier_invalid') and outcome = 'not_eligible'
            or reason = 'duplicate_suspected' and outcome = 'eligible');

      drop view programs.v_beneficiary_key;
      -- is_primary: whom a resolution has kept, and whose entitlement is to be the one that is paid
      ${view(', coalesce(c.primary_id = m.registrant_id, false) as is_primary')};
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view programs.v_beneficiary_key;
      ${view('')};
      update programs.verdict set reason = null where reason = 'duplicate_suspected';
      alter table programs.verdict
        drop constraint verdict_reason,
        add constraint verdict_reason_check check (reason in ('identifier_missing', 'identifier_expired', 'identifier_invalid')),
        add constraint verdict_reason check (reason is null or outcome = 'not_eligible');
    `);
  }
}
