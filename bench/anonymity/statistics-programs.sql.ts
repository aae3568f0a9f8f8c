import { statement } from '#platform/database/statement.js';

/** The share of somebody in a salt: even over people, and the same whenever it is asked for. */
const draw = (id: string, salt: string): string => `(abs(hashtextextended(${id}::text, ${salt})) % 100000) / 100000.0`;

const ENROL = `insert into programs.enrolment (id, registrant_id, program_id, state, period, enrolled_at, state_since)`;

/** $1 program, $2 code, $3 maker. */
export const MAKE_PROGRAM = statement(
  'anonymity.make-program',
  `insert into programs.program (id, code, name, target, state, created_by) values ($1, $2, $2, 'individual', 'active', $3)`,
);

/**
 * Enrols individuals: $1 program, $2 salt, $3 the share of an area's people that is taken, by the region's code (JSON), $4 of
 * these registrants only, or null.
 */
export const ENROL_SHARE = statement(
  'anonymity.enrol-share',
  `${ENROL}
   select platform.uuid_v7(), r.id, $1, 'enrolled', 1, now(), now() from registry.registrant r
    where r.kind = 'individual' and ${draw('r.id', '$2::bigint')} < ($3::jsonb ->> left(r.open_codes ->> 'area', 3))::float8
      and ($4::uuid is null or exists (select from programs.enrolment e
                                        where e.program_id = $4 and e.registrant_id = r.id and e.state = 'enrolled'))
   on conflict do nothing`,
);

/** Whoever is enrolled in one program is enrolled in another: $1 the one, $2 the other. */
export const ENROL_ALSO = statement(
  'anonymity.enrol-also',
  `${ENROL}
   select platform.uuid_v7(), e.registrant_id, $2, 'enrolled', 1, now(), now() from programs.enrolment e
    where e.program_id = $1 and e.state = 'enrolled' on conflict do nothing`,
);

/** A share $2 of everybody leaves all programs: $1 salt. */
export const LEAVE = statement(
  'anonymity.leave',
  `update programs.enrolment set state = 'exited', ended_at = now(), state_since = now()
    where ended_at is null and ${draw('registrant_id', '$1::bigint')} < $2::float8`,
);

/** A share $2 of everybody moves to a village of another region: $1 salt. */
export const MOVE = statement(
  'anonymity.move',
  `update registry.registrant
      set open_codes = jsonb_build_object('area', 'R0' || floor(8 * ${draw('id', '($1::bigint + 1)')})::int || '-D00-V00')
    where ${draw('id', '$1::bigint')} < $2::float8`,
);

/** $1 program, $2 benefit, $3 maker. */
export const MAKE_BENEFIT = statement(
  'anonymity.make-benefit',
  `insert into entitlements.benefit (id, program_id, code, name, kind, unit, quantity, created_by)
   values ($2, $1, 'BASKET', 'Basket', 'in_kind', 'kg', 10, $3)`,
);

/** $1 program, $2 cycle, $3 maker. */
export const MAKE_CYCLE = statement(
  'anonymity.make-cycle',
  `insert into entitlements.cycle (id, program_id, number, name, state, freeze_at, prepared_by, submitted_by, created_by)
   values ($2, $1, 1, 'First', 'delivering', now(), $3, $3, $3)`,
);

/** $1 cycle, $2 approval, $3 checker. */
export const APPROVE = statement(
  'anonymity.approve',
  `insert into entitlements.approval (id, cycle_id, revision, approved_by, approved_at, line_count, totals, digest)
   values ($2, $1, 1, $3, now(), 0, '[]', '\\x00')`,
);

/** A line for everybody enrolled: $1 program, $2 cycle, $3 benefit, $4 approval. */
export const ENTITLE = statement(
  'anonymity.entitle',
  `insert into entitlements.entitlement (id, registrant_id, cycle_id, program_id, benefit_id, enrolment_id, state, unit, quantity,
                                         approval_id, approved_digest, created_at)
   select l.id, l.registrant_id, $2, $1, $3, l.enrolment_id, 'approved', 'kg', 10, $4,
          entitlements.line_digest(l.id, l.registrant_id, $3, null, null, 'kg', 10), now()
     from (select platform.uuid_v7() as id, registrant_id, id as enrolment_id from programs.enrolment
            where program_id = $1 and state = 'enrolled') l`,
);

/** A share $2 of all lines that are waiting has arrived, one in twenty of it in part: $1 salt. */
export const DELIVER = statement(
  'anonymity.deliver',
  `update entitlements.entitlement
      set state = case when partly then 'partly_fulfilled' else 'fulfilled' end,
          delivered_quantity = case when partly then 4 else 10 end
     from (select id as line, ${draw('registrant_id', '($1::bigint + 7)')} < 0.05 as partly from entitlements.entitlement
            where state = 'approved' and ${draw('registrant_id', '$1::bigint')} < $2::float8) arrived
    where id = line`,
);
