import type pg from 'pg';
import type { Answer } from './route.js';

const named = (name: string, text: string) => ({ name, text });
const REGISTRANT = named('registrant', 'select id, kind, status from registry.registrant where id = $1');
const ENROLMENTS = named('enrolments', 'select * from programs.enrolment where registrant_id = $1');
const PROGRAM = named('program', 'select * from programs.program where id = $1');
const LINES = named('lines', 'select id from entitlements.entitlement where registrant_id = $1 and program_id = $2');
const LINE = named(
  'line',
  `select e.*, c.number, c.name as cycle_name, b.code, b.name, b.kind as benefit_kind
     from entitlements.entitlement e join entitlements.cycle c on c.id = e.cycle_id join entitlements.benefit b on b.id = e.benefit_id
    where e.id = $1`,
);
const ATTEMPTS = named(
  'attempts',
  'select id from disbursements.disbursement where registrant_id = $1 and entitlement_id = $2',
);
const ATTEMPT = named(
  'attempt',
  'select d.*, c.code from disbursements.disbursement d join disbursements.delivery_channel c on c.id = d.channel_id where d.id = $1',
);

/** N+1: a prepared statement for each program, entitlement and disbursement, without a snapshot and without any wall. */
export function rowAtATime(pool: pg.Pool): Answer {
  const rows = async (
    statement: { readonly name: string; readonly text: string },
    ...values: string[]
  ): Promise<Record<string, string>[]> => (await pool.query<Record<string, string>>({ ...statement, values })).rows;

  return async (id) => {
    const found: unknown[] = await rows(REGISTRANT, id);
    for (const enrolment of await rows(ENROLMENTS, id)) {
      found.push(enrolment, await rows(PROGRAM, enrolment['program_id']!));
      for (const line of await rows(LINES, id, enrolment['program_id']!)) {
        found.push(await rows(LINE, line['id']!));
        for (const attempt of await rows(ATTEMPTS, id, line['id']!)) found.push(await rows(ATTEMPT, attempt['id']!));
      }
    }
    return found;
  };
}
