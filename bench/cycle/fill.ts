import { newId } from '#platform/ids/ids.js';
import { records } from '../evaluate/records.js';
import { ACTOR_ID } from '../support/actor.js';
import { openApplication } from '../support/application.js';
import type { Stage } from '../support/bench.js';
import { connect } from '../support/clients.js';
import { copyShapes } from '../support/real-shape.js';
import { absorb, declare } from '../support/registry.js';
import { AMOUNT_MINOR, CALCULATION, type CycleFacts, linesInto, TARGET, WRITTEN } from './cycle.facts.js';

/** What a cycle is to be: a draft, or one that waits for approval with a line for everybody. */
interface Wanted {
  readonly calculated: boolean;
  readonly submitted: boolean;
  /** The bank account of an index; absent: nobody has one. */
  readonly accountOf?: (index: number) => string;
}

/** Everybody, enrolled in a program for each round with a benefit and a cycle, and tables of the same shape for the others. */
export async function fill(stage: Stage, wanted: Wanted): Promise<{ readonly facts: CycleFacts }> {
  const client = await connect(stage.dataUrl);
  await declare(client);
  const app = await openApplication(stage);
  await absorb(app, newId(), withAccounts(records(TARGET, 0, stage.rows), wanted.accountOf));
  const rounds = Array.from({ length: stage.rounds + 1 }, () => ({
    programId: newId(),
    benefitId: newId(),
    cycleId: newId(),
  }));
  const calculation = wanted.calculated ? JSON.stringify(CALCULATION) : null;
  const amount = wanted.calculated ? null : AMOUNT_MINOR;
  for (const [round, { programId, benefitId, cycleId }] of rounds.entries()) {
    await client.query(
      `insert into programs.program (id, code, name, target, state, created_by) values ($1, $2, $2, $3, 'active', $4)`,
      [programId, `ROUND_${round}`, TARGET, ACTOR_ID],
    );
    await client.query(
      `insert into programs.enrolment (id, registrant_id, program_id, state, enrolled_at, state_since)
       select platform.uuid_v7(), id, $1, 'enrolled', now(), now() from registry.registrant where kind = $2 order by id`,
      [programId, TARGET],
    );
    await client.query(
      `insert into entitlements.benefit (id, program_id, code, name, kind, currency, amount_minor, calculation, created_by)
       values ($1, $2, 'CASH', 'Cash', 'cash', 'KES', $3, $4, $5)`,
      [benefitId, programId, amount, calculation, ACTOR_ID],
    );
    await client.query(
      `insert into entitlements.cycle (id, program_id, number, name, state, freeze_at, prepared_by, submitted_by, created_by)
       values ($1, $2, 1, 'Round', $3, now() + interval '1 second', $4, $4, $5)`,
      [cycleId, programId, wanted.submitted ? 'to_approve' : 'draft', wanted.submitted ? ACTOR_ID : null, ACTOR_ID],
    );
    await client.query(
      `insert into entitlements.fund_account (id, program_id, currency, code, balance_minor)
       select platform.uuid_v7(), $1, 'KES', code, balance
         from (values ('funding', -1000000000000), ('available', 1000000000000), ('reserved', 0), ('paid', 0)) a (code, balance)`,
      [programId],
    );
    if (!wanted.submitted) continue;
    await client.query(linesInto('entitlements'), [cycleId, programId, benefitId, AMOUNT_MINOR]);
    await client.query(
      `insert into entitlements.submission (id, cycle_id, revision, number, stages, funding, submitted_by, submitted_at)
       values (platform.uuid_v7(), $1, 1, 1, '{approve}', 'partial', $2, now())`,
      [cycleId, ACTOR_ID],
    );
  }
  await copyShapes(client, 'bare', WRITTEN);
  await copyShapes(client, 'naive', WRITTEN);
  await client.query('vacuum analyze');
  await client.end();
  await app.close();
  return { facts: { rounds } };
}

async function* withAccounts(
  pages: ReturnType<typeof records>,
  accountOf: Wanted['accountOf'],
): ReturnType<typeof records> {
  let index = 0;
  for await (const page of pages)
    yield accountOf
      ? {
          records: page.records.map((record) => ({
            ...record,
            paymentAccounts: [{ kind: 'bank' as const, value: accountOf(index++) }],
          })),
        }
      : page;
}
