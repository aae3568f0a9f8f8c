import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { testEnvironment } from '../../support/app.js';
import { Caller } from '../support/caller.js';
import type { Chaos, ChaosRun } from '../support/chaos.js';
import { Findings } from '../support/findings.js';
import { KilledPostgres } from '../support/killed-postgres.js';
import { Load } from '../support/load.js';
import { proveWrites } from '../support/prove-writes.js';
import { Replica } from '../support/replica.js';
import { declareCard, Writers } from '../support/writers.js';
import { type FullDisk, fullDisk } from './full-disk.js';
import { type Mishap, MISHAPS } from './mishaps.js';

const CLIENTS = 6;

/** How long PostgreSQL is frozen, or its disk full, how long all is well in between, and after how long an answer, or a recovery, is none. */
interface Form {
  readonly awayMs: number;
  readonly calmMs: number;
  readonly answerWithinMs: number;
  readonly recoveredWithinMs: number;
}

/** The service notices a silent database within six seconds: no answer takes much longer, on a machine that has nothing else to do. */
const LONG: Form = { awayMs: 16_000, calmMs: 2_000, answerWithinMs: 10_000, recoveredWithinMs: 60_000 };
/** Specs run beside others: away for longer than it takes to notice, and no longer than that. */
export const SHORT: Form = { awayMs: 9_000, calmMs: 500, answerWithinMs: 60_000, recoveredWithinMs: 180_000 };

interface Scene extends ChaosRun {
  readonly postgres: KilledPostgres;
  readonly disk: FullDisk;
  readonly service: Replica;
  readonly writers: Writers;
  readonly findings: Findings;
}

/** Whatever befalls PostgreSQL: what was acknowledged is there, callers are told to come again, and nobody restarts the service. */
export const postgresOf = (form: Form): Chaos => ({
  name: 'postgres',
  about:
    'restarts, kills and freezes PostgreSQL and fills its disk, --times each, under load; --registrants, --kills are of no use',
  size: { registrants: 1, kills: 1, perSecond: 60, times: 3 },
  async run(run: ChaosRun): Promise<Findings> {
    const findings = new Findings();
    const postgres = await KilledPostgres.begin();
    const disk = await fullDisk(postgres);
    const folder = mkdtempSync(join(tmpdir(), 'amparo-chaos-'));
    const { data, keys, owner, worker } = postgres.urls;
    const environment = {
      ...testEnvironment(folder),
      LOG_LEVEL: 'error',
      DATABASE_URL: data,
      AMPARO_OWNER_DATABASE_URL: owner,
      AMPARO_WORKER_DATABASE_URL: worker,
      AMPARO_KEY_DATABASE_URL: keys,
    };
    const service = new Replica(folder, environment);
    try {
      await service.start();
      const admin = await Caller.as('registry_admin', postgres.urls, folder, service);
      await declareCard(admin.api);
      findings.tell(`the disk: ${disk.how}`);
      const writers = new Writers(admin);
      await disturb({ ...run, postgres, disk, service, writers, findings }, form);
      await service.stop(); // an orderly end writes the last checkpoint
      await service.start(); // what it has in memory proves nothing
      await proveWrites(postgres.urls, environment, writers, findings);
      return findings;
    } finally {
      await service.stop();
      await postgres.end();
      disk.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

export const postgres: Chaos = postgresOf(LONG);

async function disturb(scene: Scene, form: Form): Promise<void> {
  const { writers, findings, perSecond, seed, times, service } = scene;
  const { calmMs, answerWithinMs } = form;
  const { pid } = service;
  const load = new Load(writers.requests, { clients: CLIENTS, perSecond, answerWithinMs, seed });
  load.start();
  try {
    for (let time = 1; time <= times; time++)
      for (const mishap of MISHAPS) {
        await pause(calmMs);
        await befall(scene, mishap, form);
      }
    await pause(calmMs);
  } finally {
    const { counts, milliseconds, failures } = await load.stop();
    const each = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    const { refused } = writers.moments;
    findings.tell(
      `requests: ${milliseconds.length} (${each.join(', ')}), of which ${refused.length} were told to come again; slowest ${Math.round(milliseconds.at(-1) ?? 0)} ms`,
    );
    findings.check(
      `answers other than success or 503 with Retry-After, or none in ${answerWithinMs} ms`,
      failures.slice(0, 20),
      [],
    );
    findings.check('the process that served first still serves', service.pid === pid, true);
  }
}

/** One mishap: what callers were told meanwhile, and how long after it they could write again. */
async function befall(
  { postgres, disk, writers, service, findings, tell }: Scene,
  mishap: Mishap,
  { awayMs, calmMs, recoveredWithinMs }: Form,
): Promise<void> {
  const began = performance.now();
  const looking = new AbortController();
  const wrong = seenOf(service, looking.signal);
  let over: number;
  let first: number;
  try {
    await mishap.befall(postgres, disk, awayMs);
    over = performance.now();
    first = await firstWrite(writers, over, recoveredWithinMs);
    await pause(calmMs / 2);
  } finally {
    looking.abort();
    await wrong;
  }
  const refused = writers.moments.refused.filter(({ at }) => at > began);
  const slowest = Math.max(0, ...refused.map(({ ms }) => ms));
  const last = Math.max(0, ...refused.map(({ at }) => at - over));
  const line =
    `${mishap.name}: ${seconds(over - began)} s; refused ${refused.length}, the slowest in ${Math.round(slowest)} ms; ` +
    `first write ${seconds(first - over)} s after the end, last refusal ${seconds(last)} s after it; readiness: ${[...(await wrong)].join(', ') || 'ready'}`;
  findings.tell(line);
  tell(line);
  const early = refused.filter(({ at }) => at < over).length;
  if (mishap.refuses)
    findings.check(`${mishap.name}: callers were told to come again while it was so`, early > 0, true);
}

async function firstWrite(writers: Writers, instant: number, withinMs: number): Promise<number> {
  for (;;) {
    const first = writers.acknowledgedAfter(instant);
    if (first !== undefined) return first;
    if (performance.now() - instant > withinMs)
      throw new Error(`No write was acknowledged within ${withinMs} ms after all was well`);
    await pause(10);
  }
}

/** What readiness says is wrong, until the end. */
async function seenOf(service: Replica, end: AbortSignal): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  while (!end.aborted) {
    const answer = await fetch(`${service.url}/health/ready`);
    const { wrong = [] } = (await answer.json()) as { wrong?: string[] };
    for (const one of wrong) seen.add(one);
    await pause(100);
  }
  return seen;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
