import { statement } from '#platform/database/statement.js';
import { enrolled } from '../prepare-cycle/prepare-cycle.sql.js';

/**
 * How somebody stands in a cycle: whether they are enrolled as of its freeze, and their regular lines by benefit. No row for who never
 * was in the program or lives elsewhere. $1 program, $2 registrant, $3 freeze, $4 cycle, $5 areas of the registrants, or null.
 */
export const STANDING = statement(
  'entitlements.standing',
  `select exists (select from ${enrolled('$1', '$3', 'null')} and registrant_id = $2) as enrolled,
          coalesce((select jsonb_object_agg(benefit_id, id) from entitlements.entitlement
                     where cycle_id = $4 and registrant_id = $2 and kind = 'regular' and cancelled_at is null), '{}') as lines
    where exists (select from programs.v_enrolment where program_id = $1 and registrant_id = $2)
      and ($5::text[] is null or exists (select from registry.v_registrant r where r.registrant_id = $2 and r.area_code = any($5)))`,
);
