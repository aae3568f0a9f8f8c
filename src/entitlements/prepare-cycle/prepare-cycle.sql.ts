import { statement } from '#platform/database/statement.js';

export const COUNT_ENROLLED = statement(
  'entitlements.count-enrolled',
  `select count(*)::float8 as enrolled from programs.v_enrolment
    where program_id = $1 and state = 'enrolled' and enrolled_at <= $2`,
);

/** Only a draft may be prepared; held so that nobody moves the cycle while the chunk is written. */
export const HOLD_DRAFT = statement(
  'entitlements.hold-draft-cycle',
  `select state from entitlements.cycle where id = $1 for share`,
);

/** Lines of the next enrolments in key order. Those that are there already stay as they are: the key of one regular line refuses a second. */
export const PREPARE_CHUNK = statement(
  'entitlements.prepare-chunk',
  `with enrolled as materialized (
     select registrant_id, enrolment_id from programs.v_enrolment
      where program_id = $2 and state = 'enrolled' and enrolled_at <= $3 and ($4::uuid is null or registrant_id > $4)
      order by registrant_id limit $5
   ), made as (
     insert into entitlements.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, currency,
            amount_minor, unit, quantity, valid_until, created_at)
     select platform.uuid_v7(), e.registrant_id, c.id, c.program_id, b.id, e.enrolment_id, b.currency,
            b.amount_minor, b.unit, b.quantity, c.valid_until, $7
       from enrolled e
      cross join entitlements.benefit b
      cross join entitlements.cycle c
      where c.id = $1 and b.id = any($6::uuid[])
      order by e.registrant_id
     on conflict (cycle_id, registrant_id, benefit_id) where kind = 'regular' and cancelled_at is null do nothing
     returning benefit_id
   ), counted as (
     select b.kind, count(*) as lines from made m join entitlements.benefit b on b.id = m.benefit_id group by b.kind
   )
   select (select count(*)::integer from enrolled) as enrolled,
          (select registrant_id from enrolled order by registrant_id desc limit 1) as last,
          coalesce((select jsonb_object_agg(kind, lines) from counted), '{}') as counts`,
);
