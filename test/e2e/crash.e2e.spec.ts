import { setTimeout as pause } from 'node:timers/promises';
import { checkData } from '../../scripts/check-data.js';
import type { Operation } from '../../demo/main-job/api.js';
import { type DemoProgram, enrol, foundPrograms } from '../../demo/main-job/enrol.js';
import { handOut, payOut } from '../../demo/main-job/deliver.js';
import { runCycle } from '../../demo/main-job/run-cycle.js';
import { connected, testDatabases, type TestDatabases } from '../support/database.js';
import { endState } from '../support/end-state.js';
import { Journey, SEED } from '../support/journey.js';

/** Enough for several pages of the pull and two chunks of the evaluation of individuals. */
const PEOPLE = 7_000;
/** Seldom enough to leave the service its processor. */
const LOOK_EVERY_MS = 5;

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly done: number;
}

/** The newest operation of a kind, as the database has it with the service dead or alive, looked at until it fits. */
async function seen(databaseUrl: string, kind: string, fits: (operation: Seen) => boolean): Promise<Seen> {
  return connected(databaseUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query<Seen>(
        'select id, state, done::int as done from platform.operation where kind = $1 order by id desc limit 1',
        [kind],
      );
      if (rows[0] && fits(rows[0])) return rows[0];
      await pause(LOOK_EVERY_MS);
    }
  });
}

const any = (): boolean => true;
const begun = ({ done, state }: Seen): boolean => done > 0 || state === 'succeeded';

/** Kills the service when the first chunks are committed and others are not; what it said of them must not be said again. */
async function killMidway(journey: Journey, kind: string, ordered: Operation): Promise<boolean> {
  const { data: databaseUrl } = journey.options.urls;
  await seen(databaseUrl, kind, (operation) => operation.id === ordered.id && begun(operation));
  await journey.service.kill();
  const { state, done } = await seen(databaseUrl, kind, any);
  await journey.startService();
  await journey.settled(ordered.id);
  return state === 'running' && done > 0;
}

async function pull(journey: Journey, disturbed: boolean): Promise<Operation> {
  if (disturbed) await journey.fault('registry', { kind: 'slow', times: 30, delayMs: 120 });
  const admin = await journey.cast.as('admin');
  const run = await admin.post<Operation>(`/v1/social-registries/${journey.sourceId}/sync-runs`, { mode: 'full' });
  if (disturbed) expect(await killMidway(journey, 'pull-records', run)).toBe(true);
  return journey.settled(run.id);
}

/** Judging two chunks takes a moment only: tried again when the kill came too late. */
async function evaluateDisturbed(journey: Journey, program: DemoProgram): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    const manager = await journey.cast.as('manager');
    const run = await manager.post<Operation>(`/v1/programs/${program.id}/eligibility-runs`);
    if (await killMidway(journey, 'evaluate-eligibility', run)) return;
  }
  throw new Error('The evaluation was never caught between two chunks');
}

/** The channel takes the payments and never answers; the service dies waiting, with the intent written. */
async function payDisturbed(journey: Journey, program: DemoProgram, cycleId: string): Promise<void> {
  await journey.fault('channel', { kind: 'timeout-after', times: 1 });
  const paying = payOut(journey.cast, program, cycleId, journey.channel.url, journey.progress).catch(
    (error: unknown) => error,
  );
  for (;;) {
    const sending = await sendingOf(journey.options.urls.data);
    if (sending > 0) break;
    await pause(20);
  }
  await channelHasTakenAll(journey);
  await journey.service.kill();
  expect(String(await paying)).toMatch(/fetch failed/); // the caller lost the connection; the work is the service's
  expect((await seen(journey.options.urls.data, 'dispatch-batch', any)).state).toBe('running');
  await journey.startService();
  await payOut(journey.cast, program, cycleId, journey.channel.url, journey.progress);
}

/** Killed any earlier, people without an account are in doubt for the ten minutes a message may be under way. */
async function channelHasTakenAll(journey: Journey): Promise<void> {
  for (;;) {
    const effects = (await (await fetch(`${journey.channel.url}/admin/effects`)).json()) as { references: number };
    const sending = await sendingOf(journey.options.urls.data);
    if (effects.references > 0 && effects.references === sending) return;
    await pause(50);
  }
}

const sendingOf = (databaseUrl: string): Promise<number> =>
  connected(databaseUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from disbursements.disbursement where state = 'sending'`,
    );
    return rows[0]!.n;
  });

async function walk(databases: TestDatabases, disturbed: boolean) {
  const { urls } = databases;
  const journey = await Journey.begin({ people: PEOPLE, urls });
  try {
    const pulled = await pull(journey, disturbed);
    if (disturbed) await evaluateDisturbed(journey, (await foundPrograms(await journey.cast.as('founder'))).food);
    const { cash, food } = await enrol(journey.cast, journey.progress);
    for (const program of [cash, food]) {
      const cycle = await runCycle(journey.cast, program, journey.progress);
      if (program === food) await handOut(journey.cast, program, cycle.id, journey.progress, () => 'delivered');
      else if (disturbed) await payDisturbed(journey, program, cycle.id);
      else await payOut(journey.cast, program, cycle.id, journey.channel.url, journey.progress);
    }
    const state = await endState(await journey.cast.as('manager'), urls.data, SEED, PEOPLE);
    const effects = (await (await fetch(`${journey.channel.url}/admin/effects`)).json()) as Record<string, unknown>;
    const broken = (await checkData(urls.worker, urls.keys)).filter((check) => check.broken > 0);
    return {
      pulled: [pulled.done, pulled.counts],
      state,
      paid: [effects['payments'], effects['effects'], effects['conflicts'], effects['totals']],
      broken,
    };
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
    expect(undisturbed.state.asked).toBeGreaterThan(500);
    expect(undisturbed.paid[0]).toBeGreaterThan(50);
    expect(disturbed).toEqual(undisturbed);
  }, 480_000);
});
