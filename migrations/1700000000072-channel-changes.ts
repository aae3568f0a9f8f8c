import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels are changed, so a file says to whose key it was written. What a kind needs says the code: here only what goes together. */
export class ChannelChanges1700000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.delivery_channel
        add column revision integer not null default 1,
        drop constraint delivery_channel_endpoint,
        drop constraint delivery_channel_file,
        add constraint delivery_channel_file check ((recipient_key is null) = (recipient_thumbprint is null)
          and (recipient_key is null) = (file_layout is null)),
        add constraint delivery_channel_one_way check (endpoint is null or recipient_key is null);
      create index batch_of_channel on disbursements.batch (channel_id) where state in ('draft', 'approved', 'dispatching');

      alter table disbursements.payment_file_part add column key_thumbprint text;
      update disbursements.payment_file_part p set key_thumbprint = c.recipient_thumbprint
        from disbursements.batch b join disbursements.delivery_channel c on c.id = b.channel_id where b.id = p.batch_id;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.payment_file_part drop column key_thumbprint;
      drop index disbursements.batch_of_channel;
      alter table disbursements.delivery_channel
        drop constraint delivery_channel_one_way,
        drop constraint delivery_channel_file,
        add constraint delivery_channel_file check ((kind in ('csv_file', 'iso20022_file')) = (recipient_key is not null)
          and (recipient_key is null) = (recipient_thumbprint is null) and (recipient_key is null) = (file_layout is null)) not valid,
        add constraint delivery_channel_endpoint check ((kind = 'http_payment') = (endpoint is not null)) not valid,
        drop column revision;
    `);
  }
}
