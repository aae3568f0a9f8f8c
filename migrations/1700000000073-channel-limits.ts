import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels say between which amounts they take a payment; a batch says how many lines were left out because of that. */
export class ChannelLimits1700000000073 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.delivery_channel
        add column amount_limits jsonb not null default '[]',
        add constraint delivery_channel_limits check (jsonb_typeof(amount_limits) = 'array');
      alter table disbursements.batch
        add column left_out integer not null default 0,
        add constraint batch_left_out check (left_out >= 0);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.batch drop constraint batch_left_out, drop column left_out;
      alter table disbursements.delivery_channel drop constraint delivery_channel_limits, drop column amount_limits;
    `);
  }
}
