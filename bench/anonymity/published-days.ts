import type { INestApplicationContext } from '@nestjs/common';
import { RequestContext } from '#platform/context/request-context.js';
import type { Statement } from '#platform/database/statement.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { PublishTask } from '../../src/access/publish-counts/publish.js';
import { TakeStatistics } from '../../src/beneficiaries/take-statistics/take-statistics.service.js';
import { type Call, done } from './displayed-looks.js';
import {
  APPROVE,
  DELIVER,
  ENROL_ALSO,
  ENROL_SHARE,
  ENTITLE,
  LEAVE,
  MAKE_BENEFIT,
  MAKE_CYCLE,
  MAKE_PROGRAM,
  MOVE,
} from './statistics-programs.sql.js';

const REGIONS = Array.from({ length: 8 }, (_, n) => `R0${n}`);
const shares = (of: (region: number) => number): string =>
  JSON.stringify(Object.fromEntries(REGIONS.map((region, n) => [region, of(n)])));

/** Most of everybody; three in ten of the emptier half of the country; few, and the fewer the fuller the region. */
const EVERY = shares(() => 0.6);
const VALLEYS = shares((region) => (region < 4 ? 0.002 : 0.5));
const FEW = shares((region) => 0.0004 * 3 ** region);

const DAY_MS = 86_400_000;
/** Days after today. The last two are a birthday or two later for many. */
export const DAYS = [1, 2, 3, 30, 400] as const;

/** What one program was published as on one day, and the counts behind it, which no reader knows. */
export interface Snapshot {
  readonly programId: string;
  readonly day: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** Programs that lie within each other: everybody of the second and third is in the first. */
export interface PublishedDays {
  readonly every: string;
  readonly within: readonly string[];
  readonly snapshots: readonly Snapshot[];
}

/** Fills three programs by statements over all people, and publishes their statistics day by day while people come, move and leave. `days`: how many of them. */
export async function publishDays(
  app: INestApplicationContext,
  call: Call,
  days: number = DAYS.length,
): Promise<PublishedDays> {
  const uow = app.get(UnitOfWork, { strict: false });
  const send = (statement: Statement, ...values: readonly unknown[]): Promise<number> =>
    RequestContext.asService(() => uow.run(() => uow.change(statement, values)));
  const [every, valleys, few, maker, checker] = [newId(), newId(), newId(), newId(), newId()];
  for (const [id, code] of [
    [every, 'EVERY'],
    [valleys, 'VALLEYS'],
    [few, 'FEW'],
  ])
    await send(MAKE_PROGRAM, id, code, maker);
  const enrol = async (salt: number): Promise<void> => {
    await send(ENROL_SHARE, every, salt, EVERY, null);
    await send(ENROL_SHARE, valleys, salt + 1, VALLEYS, every);
    await send(ENROL_SHARE, few, salt + 2, FEW, null);
    await send(ENROL_ALSO, few, every);
  };
  await enrol(0);
  for (const program of [every, few]) {
    const [cycle, benefit, approval] = [newId(), newId(), newId()];
    await send(MAKE_BENEFIT, program, benefit, maker);
    await send(MAKE_CYCLE, program, cycle, maker);
    await send(APPROVE, cycle, approval, checker);
    await send(ENTITLE, program, cycle, benefit, approval);
  }
  const moves: readonly (() => Promise<unknown>)[] = [
    () => send(DELIVER, 10, 0.3),
    async () => {
      await send(MOVE, 20, 0.0003);
      await send(DELIVER, 21, 0.01);
    },
    async () => {
      await send(LEAVE, 30, 0.01);
      await send(DELIVER, 31, 0.2);
    },
    async () => {
      await send(MOVE, 40, 0.02);
      await enrol(40_000); // others of the same shares
    },
    () => send(DELIVER, 50, 0.5),
  ];
  const snapshots: Snapshot[] = [];
  for (const [at, day] of DAYS.slice(0, days).entries()) {
    await moves[at]!();
    const now = new Date(Date.now() + day * DAY_MS);
    snapshots.push(...(await snapshotsOf(app, call, now, [every, valleys, few])));
  }
  return { every, within: [valleys, few], snapshots };
}

async function snapshotsOf(
  app: INestApplicationContext,
  call: Call,
  now: Date,
  programs: readonly string[],
): Promise<Snapshot[]> {
  // the day of the statistics only: tokens and grants are judged by today's
  Object.assign(app.get(TakeStatistics, { strict: false }), { clock: { now: () => now } });
  const snapshots: Snapshot[] = [];
  for (const programId of programs) {
    const counts = await countsBehind(app, () => done(call, `/v1/programs/${programId}/statistics`));
    snapshots.push({ programId, day: now.toISOString().slice(0, 10), counts });
  }
  return snapshots;
}

/** The counts that were handed over to be published while `work` was done. */
async function countsBehind(
  app: INestApplicationContext,
  work: () => Promise<void>,
): Promise<Readonly<Record<string, number>>> {
  const pool = app.get(WorkerPool, { strict: false });
  const tasks: PublishTask[] = [];
  const run = pool.run.bind(pool);
  pool.run = (module, name, argument) => {
    if (module.endsWith('publish.worker.js')) tasks.push(argument as PublishTask);
    return run(module, name, argument);
  };
  await work().finally(() => (pool.run = run));
  return tasks[0]!.counts;
}
