import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records that were set aside and can be asked for anew, and how long they wait for a decision. */
export class QuarantineRetries1700000000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sr_sync.quarantined_record
        -- as what its source can be asked for it by what is kept of it; null: by nothing that is
        add column known_as text check (known_as in ('group', 'individual'));
      create index quarantined_record_waiting on sr_sync.quarantined_record (created_at) where state = 'quarantined';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index sr_sync.quarantined_record_waiting;
      alter table sr_sync.quarantined_record drop column known_as;
    `);
  }
}
