import pg from 'pg';
import { checkData } from '../../scripts/check-data.js';
import type { Operation } from '../../demo/main-job/api.js';
import { type DemoProgram, enrol, foundPrograms } from '../../demo/main-job/enrol.js';
import { handOut, payOut } from '../../demo/main-job/deliver.js';
import { runCycle } from '../../demo/main-job/run-cycle.js';
import { testDatabases, type TestDatabases } from '../support/database.js';
import { endState } from '../support/end-state.js';
import { Journey, SEED } from '../support/journey.js';

const PEOPLE = 1_200;

/** State of an operation as the database has it, with the service dead or alive. */
async function stateOf(databaseUrl: string, kind: string): Promise<string | undefined> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ state: string }>(
      'select state from platform.operation where kind = $1 order by id desc limit 1',
      [kind],
    );
    return rows[0]?.state;
  } finally {
    await client.end();
  }
}

async function pullDisturbed(journey: Journey): Promise<void> {
  await journey.fault('registry', { kind: 'slow', times: 1, delayMs: 1_500 });
  const admin = await journey.cast.as('admin');
  const run = await admin.post<Operation>(`/v1/social-registries/${journey.sourceId}/sync-runs`, { mode: 'full' });
  await new Promise((resolve) => setTimeout(resolve, 700));
  await journey.service.kill();
  expect(await stateOf(journey.options.databaseUrl, 'pull-records')).toBe('running');
  await journey.startService();
  await journey.settled(run.id);
}

async function pullUndisturbed(journey: Journey): Promise<void> {
  const admin = await journey.cast.as('admin');
  await journey.settled(
    (await admin.post<Operation>(`/v1/social-registries/${journey.sourceId}/sync-runs`, { mode: 'full' })).id,
  );
}

/** Kills the service while it judges: as soon as the run is claimed; tries again when it was already done. */
async function evaluateDisturbed(journey: Journey, program: DemoProgram): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const manager = await journey.cast.as('manager');
    const run = await manager.post<Operation>(`/v1/programs/${program.id}/eligibility-runs`);
    while ((await stateOf(journey.options.databaseUrl, 'evaluate-eligibility')) === 'queued')
      await new Promise((resolve) => setTimeout(resolve, 2));
    await journey.service.kill();
    const caught = (await stateOf(journey.options.databaseUrl, 'evaluate-eligibility')) === 'running';
    await journey.startService();
    await journey.settled(run.id);
    if (caught) return;
  }
  throw new Error('The evaluation was never caught running');
}

/** The channel takes the payments and never answers; the service dies waiting, with the intent written. */
async function payDisturbed(journey: Journey, program: DemoProgram, cycleId: string): Promise<void> {
  await journey.fault('channel', { kind: 'timeout-after', times: 1 });
  const paying = payOut(journey.cast, program, cycleId, journey.channel.url, journey.progress).catch(
    (error: unknown) => error,
  );
  for (;;) {
    const sending = await sendingOf(journey.options.databaseUrl);
    if (sending > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  await journey.service.kill();
  expect(String(await paying)).toMatch(/fetch failed/); // the caller lost the connection; the work is the service's
  expect(await stateOf(journey.options.databaseUrl, 'dispatch-batch')).toBe('running');
  await journey.startService();
  await payOut(journey.cast, program, cycleId, journey.channel.url, journey.progress);
}

async function sendingOf(databaseUrl: string): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    return (
      await client.query<{ n: number }>(
        `select count(*)::int as n from disbursements.disbursement where state = 'sending'`,
      )
    ).rows[0]!.n;
  } finally {
    await client.end();
  }
}

async function walk(databases: TestDatabases, disturbed: boolean) {
  const { data: databaseUrl, keys: keyDatabaseUrl } = databases.urls;
  const journey = await Journey.begin({ people: PEOPLE, databaseUrl, keyDatabaseUrl });
  try {
    await (disturbed ? pullDisturbed(journey) : pullUndisturbed(journey));
    if (disturbed) await evaluateDisturbed(journey, (await foundPrograms(await journey.cast.as('founder'))).cash);
    const { cash, food } = await enrol(journey.cast, journey.progress);
    for (const program of [cash, food]) {
      const cycle = await runCycle(journey.cast, program, journey.progress);
      if (program === food) await handOut(journey.cast, program, cycle.id, journey.progress, () => 'delivered');
      else if (disturbed) await payDisturbed(journey, program, cycle.id);
      else await payOut(journey.cast, program, cycle.id, journey.channel.url, journey.progress);
    }
    const state = await endState(await journey.cast.as('manager'), databaseUrl, SEED, PEOPLE);
    const effects = (await (await fetch(`${journey.channel.url}/admin/effects`)).json()) as Record<string, unknown>;
    const broken = (await checkData(databaseUrl, keyDatabaseUrl)).filter((check) => check.broken > 0);
    return { state, paid: [effects['payments'], effects['effects'], effects['conflicts'], effects['totals']], broken };
  } finally {
    await journey.end();
  }
}

describe('kill -9 during the pull, the evaluation and the dispatch', () => {
  const opened: TestDatabases[] = [];

  afterAll(async () => {
    for (const databases of opened) await databases.drop();
  });

  it('goes on by itself and ends as the undisturbed run does: nothing lost, nothing doubled, nothing paid twice', async () => {
    for (let i = 0; i < 2; i++) opened.push(await testDatabases());
    const undisturbed = await walk(opened[0]!, false);
    const disturbed = await walk(opened[1]!, true);
    expect(undisturbed.broken).toEqual([]);
    expect(undisturbed.state.asked).toBeGreaterThan(PEOPLE / 2);
    expect(undisturbed.paid[0]).toBeGreaterThan(50);
    expect(disturbed).toEqual(undisturbed);
  }, 240_000);
});
