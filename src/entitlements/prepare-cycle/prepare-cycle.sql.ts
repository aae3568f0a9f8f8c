import { statement } from '#platform/database/statement.js';

/** Who is enrolled as of the freeze, in a program, after somebody: parameters. */
const enrolled = (program: string, freeze: string, after: string): string => `programs.v_enrolment
      where program_id = ${program} and state = 'enrolled' and enrolled_at <= ${freeze} and (${after}::uuid is null or registrant_id > ${after})`;

const LINE = `id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, currency, amount_minor, unit, quantity, valid_until, created_at`;

/** Those that are there already stay as they are: the key of one regular line refuses a second. */
const UNLESS_THERE = `on conflict (cycle_id, registrant_id, benefit_id) where kind = 'regular' and cancelled_at is null do nothing
     returning benefit_id`;

const COUNTED = `counted as (
     select b.kind, count(*) as lines from made m join entitlements.benefit b on b.id = m.benefit_id group by b.kind
   )`;
const COUNTS = `coalesce((select jsonb_object_agg(kind, lines) from counted), '{}') as counts`;

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

/** Lines of the next enrolments in key order, as many as $5 (null: all) and up to $8, of benefits that are the same to all. */
export const PREPARE_CHUNK = statement(
  'entitlements.prepare-chunk',
  `with enrolled as materialized (
     select registrant_id, enrolment_id from ${enrolled('$2', '$3', '$4')} and ($8::uuid is null or registrant_id <= $8)
      order by registrant_id limit $5
   ), made as (
     insert into entitlements.entitlement (${LINE})
     select platform.uuid_v7(), e.registrant_id, c.id, c.program_id, b.id, e.enrolment_id, b.currency,
            b.amount_minor, b.unit, b.quantity, c.valid_until, $7
       from enrolled e
      cross join entitlements.benefit b
      cross join entitlements.cycle c
      where c.id = $1 and b.id = any($6::uuid[])
      order by e.registrant_id
     ${UNLESS_THERE}
   ), ${COUNTED}
   select (select count(*)::integer from enrolled) as enrolled,
          (select registrant_id from enrolled order by registrant_id desc limit 1) as last,
          ${COUNTS}`,
);

/** Who comes next, to be judged. $1 program, $2 freeze, $3 after whom, $4 how many. */
export const NEXT_ENROLLED = statement(
  'entitlements.next-enrolled',
  `select registrant_id as id from ${enrolled('$1', '$2', '$3')}
    order by registrant_id limit $4`,
);

/** Where the calculated amounts of one chunk are copied to, in units of the last decimal of the benefit. */
export const CALCULATED = {
  table: 'entitlement_calculated',
  columns: 'registrant_id uuid not null, benefit_id uuid not null, units bigint not null',
} as const;

/** Lines of the calculated amounts of a chunk. $1 cycle, $2 program, $3 freeze, $4 now. */
export const PREPARE_CALCULATED = statement(
  'entitlements.prepare-calculated',
  `with benefit as materialized (
     select id, currency, unit, 10::numeric ^ (calculation ->> 'decimals')::integer as parts from entitlements.benefit where program_id = $2 and calculation is not null
   ), made as (
     insert into entitlements.entitlement (${LINE})
     select platform.uuid_v7(), e.registrant_id, c.id, c.program_id, b.id, e.enrolment_id, b.currency,
            case when b.currency is not null then j.units end, b.unit, case when b.unit is not null then j.units / b.parts end,
            c.valid_until, $4
       from ${CALCULATED.table} j
       join benefit b on b.id = j.benefit_id
       join programs.v_enrolment e on e.registrant_id = j.registrant_id and e.program_id = $2 and e.state = 'enrolled' and e.enrolled_at <= $3
      cross join entitlements.cycle c
      where c.id = $1
      order by j.registrant_id
     ${UNLESS_THERE}
   ), ${COUNTED}
   select ${COUNTS}`,
);
