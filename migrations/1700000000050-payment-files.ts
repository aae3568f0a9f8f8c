import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channels that are files, and what was written for them: encrypted to their receiver, and sealed besides until the batch has settled. */
export class PaymentFiles1700000000050 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.delivery_channel
        drop constraint delivery_channel_kind_check,
        add constraint delivery_channel_kind_check check (kind in ('http_payment', 'in_kind', 'csv_file')),
        -- the public key of who receives the files: nobody else can read one
        add column recipient_key jsonb,
        add column recipient_thumbprint text,
        add column file_layout jsonb,
        add constraint delivery_channel_file check ((kind in ('csv_file')) = (recipient_key is not null)
          and (recipient_key is null) = (recipient_thumbprint is null) and (recipient_key is null) = (file_layout is null));

      create table disbursements.payment_file_part (
        batch_id uuid not null references disbursements.batch,
        number integer not null check (number > 0),
        -- its pseudonym is the number of the message
        message_id uuid not null constraint payment_file_part_message unique,
        -- the attempts it is about have ids from the first to the last
        first_id uuid not null,
        last_id uuid not null,
        line_count integer not null check (line_count > 0),
        -- a JWE for the receiver, under the key of the batch's file; null when that is destroyed
        content_sealed bytea,
        written_at timestamptz not null,
        handed_out_at timestamptz,
        primary key (batch_id, number)
      );
      alter table disbursements.payment_file_part enable row level security;
      alter table disbursements.payment_file_part force row level security;
      create policy program_scope on disbursements.payment_file_part
        using (exists (select from disbursements.batch b where b.id = batch_id));

      alter table disbursements.reconciliation_exception
        drop constraint reconciliation_exception_kind_check,
        add constraint reconciliation_exception_kind_check
          check (kind in ('unknown_reference', 'amount_mismatch', 'move_not_allowed', 'late_return', 'unreadable'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table disbursements.reconciliation_exception
        drop constraint reconciliation_exception_kind_check,
        add constraint reconciliation_exception_kind_check
          check (kind in ('unknown_reference', 'amount_mismatch', 'move_not_allowed', 'late_return')) not valid;
      drop table disbursements.payment_file_part;
      alter table disbursements.delivery_channel
        drop constraint delivery_channel_file,
        drop column recipient_key, drop column recipient_thumbprint, drop column file_layout,
        drop constraint delivery_channel_kind_check,
        add constraint delivery_channel_kind_check check (kind in ('http_payment', 'in_kind')) not valid;
    `);
  }
}
