import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Vouchers, by a keyed digest of their code; and until when what is issued can be collected. */
export class Vouchers1700000000055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.batch add column collect_until timestamptz;

      -- keyed by the digest alone: a code is looked for without knowing whose it is
      create table disbursements.voucher (
        digest bytea primary key check (length(digest) = 32),
        registrant_id uuid not null,
        program_id uuid not null,
        disbursement_id uuid not null
      );
      alter table disbursements.voucher enable row level security;
      alter table disbursements.voucher force row level security;
      create policy program_scope on disbursements.voucher using (platform.in_scope(program_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table disbursements.voucher;
      alter table disbursements.batch drop column collect_until;
    `);
  }
}
