import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cast } from '../../../demo/main-job/cast.js';
import { startPeer } from '../../../demo/support/peer-process.js';
import { testEnvironment } from '../../support/app.js';
import { describeBoth } from '../../support/pulled.js';
import { Caller } from '../support/caller.js';
import type { Chaos, ChaosRun } from '../support/chaos.js';
import { Findings } from '../support/findings.js';
import { proveWrites } from '../support/prove-writes.js';
import { Replica } from '../support/replica.js';
import { declareCard, Writers } from '../support/writers.js';
import { Balancer } from './balancer.js';
import { proveLeases, proveSchedule } from './prove-leases.js';
import { proveLimits, proveRevocations } from './prove-shared.js';
import { roll } from './roll.js';
import type { Limits, Scene } from './scene.js';

const PAGE = 100;

const LONG: Limits = { requests: 3_000, refusals: 200, answerWithinMs: 15_000 };
/** Specs run beside others. */
export const SHORT: Limits = { requests: 1_200, refusals: 60, answerWithinMs: 60_000 };

/** Two processes on one pair of databases are one service: what one does, counts or takes back holds for the other. */
export const replicasOf = (limits: Limits): Chaos => ({
  name: 'replicas',
  about:
    'two replicas: leases, schedule, limits, revocations, trail, and --times rolling restarts under load; --kills is of no use',
  size: { registrants: 5_000, kills: 1, perSecond: 25, times: 5 },
  async run(run: ChaosRun): Promise<Findings> {
    const findings = new Findings();
    const folder = mkdtempSync(join(tmpdir(), 'amparo-chaos-'));
    const environment = environmentOf(run, folder, limits);
    const both = [new Replica(folder, environment), new Replica(folder, environment)] as const;
    const balancer = new Balancer(both);
    const registry = await startPeer({
      entry: 'social-registry',
      env: { SOCIAL_REGISTRY_PEOPLE: `${run.registrants}`, SOCIAL_REGISTRY_ADMIN: '1' },
    });
    try {
      await Promise.all(both.map((replica) => replica.start()));
      await balancer.start();
      const admin = await Caller.as('registry_admin', run.databases.urls, folder, balancer);
      await declareCard(admin.api);
      const office = () => new Cast(balancer.url, run.databases.urls.owner, folder).as('admin');
      const { openg2p, dci } = await describeBoth(await office(), registry.url, PAGE, {
        incrementalSchedule: '* * * * *',
      });
      const sources = { byHand: openg2p, everyMinute: dci };
      const scene = { ...run, folder, environment, replicas: both, balancer, admin, findings, limits, sources, office };
      const writers = new Writers(admin);
      await proveEverything(scene, writers);
      await Promise.all(both.map((replica) => replica.stop())); // an orderly end writes the last checkpoint
      await Promise.all(both.map((replica) => replica.start()));
      await proveWrites(run.databases.urls, environment, writers, findings);
      return findings;
    } finally {
      await balancer.stop();
      await Promise.all(both.map((replica) => replica.stop()));
      await registry.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

export const replicas: Chaos = replicasOf(LONG);

async function proveEverything(scene: Scene, writers: Writers): Promise<void> {
  await proveLeases(scene);
  await proveRevocations(scene);
  await roll(scene, writers);
  await proveLimits(scene);
  await proveSchedule(scene); // last: a minute has begun meanwhile, as a rule
}

const environmentOf = ({ databases: { urls } }: ChaosRun, folder: string, limits: Limits): Record<string, string> => ({
  ...testEnvironment(folder),
  LOG_LEVEL: 'error',
  DATABASE_URL: urls.data,
  AMPARO_OWNER_DATABASE_URL: urls.owner,
  AMPARO_WORKER_DATABASE_URL: urls.worker,
  AMPARO_KEY_DATABASE_URL: urls.keys,
  AMPARO_SCHEDULE: 'on',
  AMPARO_DRAIN_SECONDS: '2',
  AMPARO_REQUESTS_PER_MINUTE: `${limits.requests}`,
  AMPARO_REFUSALS_PER_MINUTE: `${limits.refusals}`,
});
