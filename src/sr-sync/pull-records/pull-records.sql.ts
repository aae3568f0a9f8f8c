import { statement } from '#platform/database/statement.js';

export const QUARANTINE = statement(
  'sr-sync.quarantine',
  `insert into sr_sync.quarantined_record (id, social_registry_id, sync_run_id, reason, pointer, record_sealed)
   select r.id, $1, $2, r.reason, r.pointer, r.record_sealed
     from unnest($3::uuid[], $4::text[], $5::text[], $6::bytea[]) as r(id, reason, pointer, record_sealed)`,
);
