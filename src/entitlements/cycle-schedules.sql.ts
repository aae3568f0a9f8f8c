import { statement } from '#platform/database/statement.js';

/** Says when cycles come, unless somebody has meanwhile. $10 as of which revision. */
export const KEEP_SCHEDULE = statement(
  'entitlements.keep-cycle-schedule',
  `insert into entitlements.cycle_schedule as s (program_id, rule, first_at, time_zone, name, valid_days, active, made_until, changed_by, changed_at)
   select $1, $2, $3, $4, $5, $6, $7, $8, $9, $8
    where $10::integer = 0 or exists (select from entitlements.cycle_schedule where program_id = $1)
   on conflict (program_id) do update set rule = excluded.rule, first_at = excluded.first_at, time_zone = excluded.time_zone,
      name = excluded.name, valid_days = excluded.valid_days, active = excluded.active, made_until = excluded.made_until,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at, revision = s.revision + 1
    where s.revision = $10`,
);

/** Programs that are open and whose cycles come by a schedule. */
export const SCHEDULED = statement(
  'entitlements.scheduled',
  `select s.program_id as "programId" from entitlements.cycle_schedule s
     join programs.v_program p on p.program_id = s.program_id and p.state = 'active'
    where s.active order by 1`,
);

/** Held until the transaction ends: occurrences are made by one at a time. */
export const HOLD_SCHEDULE = statement(
  'entitlements.hold-cycle-schedule',
  `select rule, first_at as "firstAt", time_zone as "timeZone", name, valid_days as "validDays", made_until as "madeUntil",
          changed_by as "changedBy"
     from entitlements.cycle_schedule where program_id = $1 and active for update`,
);

export const MADE_UNTIL = statement(
  'entitlements.made-until',
  `update entitlements.cycle_schedule set made_until = $2 where program_id = $1`,
);
