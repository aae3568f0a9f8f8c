import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a statement of a channel says of payments that nobody finds in a batch: kept for the channel, not in each batch again. */
export class ChannelStatements1700000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.reconciliation
        alter column batch_id drop not null,
        add column channel_id uuid references disbursements.delivery_channel,
        add constraint reconciliation_of_one check ((batch_id is null) <> (channel_id is null));
      -- it names no payment and no person; to whom of those who reach the channel it is shown, the application says
      alter policy program_scope on disbursements.reconciliation
        using (exists (select from disbursements.batch b where b.id = batch_id)
          or exists (select from disbursements.delivery_channel c where c.id = channel_id));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy program_scope on disbursements.reconciliation
        using (exists (select from disbursements.batch b where b.id = batch_id));
      delete from disbursements.exception_resolution where exception_id in (
        select e.id from disbursements.reconciliation_exception e
          join disbursements.reconciliation r on r.id = e.reconciliation_id where r.batch_id is null);
      delete from disbursements.reconciliation_exception where reconciliation_id in (
        select id from disbursements.reconciliation where batch_id is null);
      delete from disbursements.reconciliation where batch_id is null;
      alter table disbursements.reconciliation drop column channel_id, alter column batch_id set not null;
    `);
  }
}
