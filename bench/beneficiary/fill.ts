import type pg from 'pg';
import { newId } from '#platform/ids/ids.js';
import { ACTOR_ID } from '../support/actor.js';
import { FILL } from './fill.sql.js';

const CHECKER_ID = '01900000-0000-7000-8000-0000000000bb';

const PROGRAMS = [
  { code: 'CASH', cycles: 3, kind: 'cash', currency: 'KES', amountMinor: 240_000, unit: null, quantity: null },
  { code: 'FOOD', cycles: 2, kind: 'in_kind', currency: null, amountMinor: null, unit: 'kg', quantity: '10' },
] as const;

/** Codes of the programs everyone is in. */
export const PROGRAM_CODES = PROGRAMS.map(({ code }) => code);

/** Two programs, their five cycles, and for everyone a delivered line in each. */
export async function fill(client: pg.Client): Promise<void> {
  await client.query(
    `insert into disbursements.delivery_channel (id, code, name, kind, endpoint, created_by)
     values ($1, 'bank', 'Bank', 'http_payment', 'http://127.0.0.1:9', $3), ($2, 'depot', 'Depot', 'in_kind', null, $3)`,
    [newId(), newId(), ACTOR_ID],
  );
  for (const program of PROGRAMS) await found(client, program);
  for (const text of FILL) {
    const needs = ['$1', '$2'].filter((parameter) => text.includes(parameter)).length;
    await client.query(text, [ACTOR_ID, CHECKER_ID].slice(0, needs));
  }
  await client.query('vacuum analyze');
}

async function found(client: pg.Client, program: (typeof PROGRAMS)[number]): Promise<void> {
  const id = newId();
  await client.query(
    `insert into programs.program (id, code, name, target, state, created_by) values ($1, $2, $2, 'individual', 'active', $3)`,
    [id, program.code, ACTOR_ID],
  );
  await client.query(
    `insert into programs.rule_version (id, program_id, version, expression, created_by) values ($1, $2, 1, 'true', $3)`,
    [newId(), id, ACTOR_ID],
  );
  await client.query(
    `insert into entitlements.benefit (id, program_id, code, name, kind, currency, amount_minor, unit, quantity, created_by)
     values ($1, $2, $3, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      id,
      program.code,
      program.kind,
      program.currency,
      program.amountMinor,
      program.unit,
      program.quantity,
      ACTOR_ID,
    ],
  );
  for (let number = 1; number <= program.cycles; number++) {
    await client.query(
      `insert into entitlements.cycle (id, program_id, number, name, state, freeze_at, prepared_by, submitted_by, created_by)
       values ($1, $2, $3, 'Round', 'delivering', now(), $4, $4, $4)`,
      [newId(), id, number, ACTOR_ID],
    );
  }
}
