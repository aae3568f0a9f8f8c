import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { issueDevelopmentToken } from '#access';
import { Random } from '../../../demo/population/random.js';
import { testEnvironment } from '../../support/app.js';
import { until } from '../../support/until.js';
import type { Chaos, ChaosRun } from '../support/chaos.js';
import { Findings } from '../support/findings.js';
import { Replica } from '../support/replica.js';
import { Acknowledged } from './acknowledged.js';
import { proveTrail } from './prove-trail.js';

const CLIENTS = 6;
const ANSWERED_WITHIN_S = 60;
/** Milliseconds a process lives under load before it is killed, from when it has acknowledged a change and a read. */
const LIVES = { least: 100, most: 700 };

/** One replica that writes the trail, with and without a transaction, is killed while it does. */
export const audit: Chaos = {
  name: 'audit',
  about: 'kills the process that writes the audit trail, while callers read and change; --registrants is of no use',
  size: { registrants: 1, kills: 50, perSecond: 200, times: 1 },
  async run(run: ChaosRun): Promise<Findings> {
    const folder = mkdtempSync(join(tmpdir(), 'amparo-chaos-'));
    const environment = environmentOf(run, folder);
    const replica = new Replica(folder, environment);
    const random = new Random(run.seed);
    const findings = new Findings();
    try {
      await replica.start();
      const who = { role: 'registry_admin', subject: 'chaos', organisation: 'development', programs: [] } as const;
      const token = await issueDevelopmentToken({
        ...who,
        databaseUrl: run.databases.urls.owner,
        dataDirectory: folder,
        validSeconds: 12 * 3600,
      });
      const acknowledged = new Acknowledged(replica, token, CLIENTS, run.perSecond);
      for (let kill = 1; kill <= run.kills; kill++) {
        const { changes, reads } = acknowledged;
        const before = [changes.size, reads.size] as const;
        acknowledged.start();
        await until(() => changes.size > before[0] && reads.size > before[1], ANSWERED_WITHIN_S);
        await pause(random.between(LIVES.least, LIVES.most));
        await replica.kill();
        await acknowledged.stop();
        await replica.start();
        run.tell(`kill ${kill}: ${acknowledged.changes.size + acknowledged.reads.size} requests acknowledged so far`);
      }
      await replica.stop(); // an orderly end writes the last checkpoint
      await proveTrail(run, environment, acknowledged, findings);
      return findings;
    } finally {
      await replica.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

const environmentOf = ({ databases: { urls } }: ChaosRun, folder: string): Record<string, string> => ({
  ...testEnvironment(folder),
  LOG_LEVEL: 'error',
  DATABASE_URL: urls.data,
  AMPARO_OWNER_DATABASE_URL: urls.owner,
  AMPARO_WORKER_DATABASE_URL: urls.worker,
  AMPARO_KEY_DATABASE_URL: urls.keys,
});
