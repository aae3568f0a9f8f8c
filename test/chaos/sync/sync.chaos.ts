import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checkData } from '../../../scripts/check-data.js';
import { Random } from '../../../demo/population/random.js';
import type { Operation } from '../../../demo/main-job/api.js';
import { Cast } from '../../../demo/main-job/cast.js';
import { startPeer } from '../../../demo/support/peer-process.js';
import { testEnvironment, startTestApp } from '../../support/app.js';
import { connected, type TestDatabases, testDatabases } from '../../support/database.js';
import { digestOf, openedRegistry } from '../../support/opened-registry.js';
import { describeBoth } from '../../support/pulled.js';
import type { Chaos, ChaosRun } from '../support/chaos.js';
import { Findings } from '../support/findings.js';
import { hasEnded, seen } from '../support/operation-seen.js';
import { Replica } from '../support/replica.js';

const PAGE = 500;
/** After the page that was waited for, the process lives for so long at most: it dies anywhere in a page. */
const LONGEST_REPRIEVE_MS = 150;

interface Pulled {
  readonly operation: Operation;
  readonly state: { readonly people: number; readonly digest: string };
  readonly broken: readonly unknown[];
  readonly kills: number;
  readonly seconds: string;
}

/** One pull, of a service that dies again and again, beside one that is left alone. */
export const sync: Chaos = {
  name: 'sync',
  about: 'pulls from the reference registry while the service is killed, and compares with a pull that is left alone',
  size: { registrants: 100_000, kills: 20, perSecond: 1, times: 1 },
  async run(run: ChaosRun): Promise<Findings> {
    const findings = new Findings();
    const registry = await startPeer({
      entry: 'social-registry',
      env: { SOCIAL_REGISTRY_PEOPLE: `${run.registrants}`, SOCIAL_REGISTRY_ADMIN: '1' },
    });
    const calm = await testDatabases();
    try {
      const left = await pull(run, calm, registry.url, 0);
      run.tell(`left alone: ${left.operation.done} records in ${left.seconds} s`);
      const killed = await pull(run, run.databases, registry.url, run.kills);
      findings.tell(`${left.operation.done} records; left alone ${left.seconds} s, killed ${killed.seconds} s`);
      findings.check('kills in one pull', killed.kills, run.kills);
      findings.check('the pull ended as', [killed.operation.state, killed.operation.problem], ['succeeded', null]);
      findings.check('counts', killed.operation.counts, left.operation.counts);
      findings.check('end state', killed.state, left.state);
      findings.check('broken rules between tables', [left.broken, killed.broken], [[], []]);
      return findings;
    } finally {
      await calm.drop();
      await registry.stop();
    }
  },
};

async function pull(run: ChaosRun, databases: TestDatabases, registryUrl: string, kills: number): Promise<Pulled> {
  const { urls } = databases;
  const folder = mkdtempSync(join(tmpdir(), 'amparo-chaos-'));
  const AMPARO_MASTER_KEY = randomBytes(32).toString('base64');
  const service = new Replica(folder, {
    ...testEnvironment(folder),
    AMPARO_MASTER_KEY,
    LOG_LEVEL: 'info',
    AMPARO_EXPECTED_REGISTRANTS: `${run.registrants * 2}`,
    DATABASE_URL: urls.data,
    AMPARO_OWNER_DATABASE_URL: urls.owner,
    AMPARO_WORKER_DATABASE_URL: urls.worker,
    AMPARO_KEY_DATABASE_URL: urls.keys,
  });
  try {
    await service.start();
    const admin = await new Cast(service.url, urls.owner, folder).as('admin');
    const { dci } = await describeBoth(admin, registryUrl, PAGE);
    const began = performance.now();
    const { id } = await admin.post<Operation>(`/v1/social-registries/${dci}/sync-runs`, { mode: 'full' });
    const dead = await killAgainAndAgain(run, databases, service, id, kills);
    await connected(urls.data, (client) => seen(client, id, hasEnded));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const again = await new Cast(service.url, urls.owner, folder).as('admin');
    const operation = await again.get<Operation>(`/v1/operations/${id}`);
    await service.stop();
    const state = await stateOf(databases, AMPARO_MASTER_KEY);
    const broken = (await checkData(urls.worker, urls.keys)).filter((check) => check.broken > 0);
    return { operation, state, broken, kills: dead, seconds };
  } finally {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Dies after so many records, drawn over the whole pull, and a moment. Gives how often it died while the pull was under way. */
async function killAgainAndAgain(
  { registrants, seed, tell }: ChaosRun,
  { urls }: TestDatabases,
  service: Replica,
  id: string,
  kills: number,
): Promise<number> {
  const random = new Random(seed);
  const marks = Array.from({ length: kills }, () => random.between(0, registrants)).toSorted((a, b) => a - b);
  let dead = 0;
  await connected(urls.data, async (client) => {
    for (const mark of marks) {
      const isDue = ({ state, done }: { state: string; done: number }): boolean =>
        (state === 'running' && done >= mark) || hasEnded({ state } as never);
      const { state, done } = await seen(client, id, isDue as never);
      if (state !== 'running') return;
      await pause(random.between(0, LONGEST_REPRIEVE_MS));
      await service.kill();
      dead += 1;
      tell(`kill ${dead} after ${done} records`);
      await service.start();
    }
  });
  return dead;
}

async function stateOf(databases: TestDatabases, AMPARO_MASTER_KEY: string) {
  const reader = await startTestApp(
    { AMPARO_MASTER_KEY, AMPARO_CONCURRENT_OPERATIONS: '0' },
    { ...databases, drop: async () => {} },
  );
  try {
    return await digestOf(openedRegistry(reader.app, databases.urls));
  } finally {
    await reader.close();
  }
}
