import type { MigrationInterface, QueryRunner } from 'typeorm';

const FILES = `('csv_file', 'iso20022_file')`;

/** Payment files of ISO 20022. */
export class IsoFiles1700000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`'http_payment', 'in_kind', 'csv_file', 'iso20022_file'`, FILES));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`'http_payment', 'in_kind', 'csv_file'`, `('csv_file')`, 'not valid'));
  }
}

const kinds = (all: string, files: string, checked = ''): string => `
  alter table disbursements.delivery_channel
    drop constraint delivery_channel_kind_check,
    add constraint delivery_channel_kind_check check (kind in (${all})) ${checked},
    drop constraint delivery_channel_file,
    add constraint delivery_channel_file check ((kind in ${files}) = (recipient_key is not null)
      and (recipient_key is null) = (recipient_thumbprint is null) and (recipient_key is null) = (file_layout is null)) ${checked};
`;
