import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Random } from '../../../demo/population/random.js';
import { connected } from '../../support/database.js';
import { testEnvironment } from '../../support/app.js';
import { Caller } from '../support/caller.js';
import type { Chaos, ChaosRun } from '../support/chaos.js';
import { Findings } from '../support/findings.js';
import { Load } from '../support/load.js';
import { hasEnded, seen } from '../support/operation-seen.js';
import { Replica } from '../support/replica.js';
import { killRotator, type RotatedKey } from './kill-rotator.js';
import { register } from './people.js';
import { proveAfterwards } from './prove-afterwards.js';
import { Traffic } from './traffic.js';

const CLIENTS = 3;
const ANSWER_WITHIN_MS = 10_000;
/** Every root key is wrapped anew at once: there is one instant to hit, if any. */
const KILLS_OF_MASTER = 1;
/** Stages after which a rotation is left alone. */
const END: readonly (string | null)[] = ['retiring', 'dropping', null];

interface Scene extends ChaosRun {
  readonly admin: Caller;
  readonly rotator: Replica;
  readonly random: Random;
  readonly findings: Findings;
}

/** Rotation of every key that rotates while one replica serves and the one that rotates is killed again and again. */
export const rotate: Chaos = {
  name: 'rotate',
  about: 'rotates registrant, index and master key; kills the rotating process while another replica serves',
  size: { registrants: 50_000, kills: 10, perSecond: 40, times: 1 },
  async run(run: ChaosRun): Promise<Findings> {
    const folder = mkdtempSync(join(tmpdir(), 'amparo-chaos-'));
    const environment = environmentOf(run, folder);
    const serving = new Replica(folder, { ...environment, AMPARO_CONCURRENT_OPERATIONS: '0' });
    const rotator = new Replica(folder, environment);
    try {
      await serving.start();
      const admin = await Caller.as('registry_admin', run.databases.urls, folder, serving);
      await register(admin.api, run.databases.urls, { ...environment, LOG_LEVEL: 'error' }, run.registrants);
      run.tell(`${run.registrants} registrants`);
      await rotator.start();
      const findings = new Findings();
      findings.tell(`${run.registrants} registrants, one replica serving and one rotating`);
      const traffic = await disturb({ ...run, admin, rotator, random: new Random(run.seed), findings });
      await serving.kill(); // what it has in memory proves nothing
      await serving.start();
      await proveAfterwards({ ...run, admin, traffic, findings, rotator, folder });
      return findings;
    } finally {
      await Promise.all([serving.stop(), rotator.stop()]);
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Rotates under load. Gives what was asked meanwhile. */
async function disturb(scene: Scene): Promise<Traffic> {
  const { admin, registrants, perSecond, seed, findings, kills } = scene;
  const traffic = new Traffic(admin, registrants, CLIENTS);
  const options = { clients: CLIENTS, perSecond, answerWithinMs: ANSWER_WITHIN_MS, seed };
  const load = new Load(traffic.requests, options);
  load.start();
  try {
    await rotateUnderKills(scene, 'registrant', kills);
    await rotateUnderKills(scene, 'index', kills);
    await rotateUnderKills(scene, 'master', KILLS_OF_MASTER);
  } finally {
    const { counts, milliseconds, failures } = await load.stop();
    const at = (share: number): string =>
      `${Math.round(milliseconds[Math.floor(milliseconds.length * share)] ?? 0)} ms`;
    const each = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    findings.tell(
      `requests served: ${milliseconds.length} (${each.join(', ')}); median ${at(0.5)}, 99 % within ${at(0.99)}, slowest ${Math.round(milliseconds.at(-1) ?? 0)} ms`,
    );
    findings.check('requests that failed', failures.slice(0, 20), []);
  }
  return traffic;
}

/** Rotates a key until the process that does it has been killed so often, and the last rotation is over. */
async function rotateUnderKills(scene: Scene, key: RotatedKey, kills: number): Promise<void> {
  const { admin, rotator, random, databases, findings, tell } = scene;
  const began = performance.now();
  const stages: string[] = [];
  let rotations = 0;
  await connected(databases.urls.data, async (client) => {
    for (let isMore = true; isMore;) {
      const { status, body } = await admin.api.post('/v1/keys/rotations', { key });
      if (status !== 202) throw new Error(`The rotation was refused: ${status} ${String(body?.type)}`);
      const id = body.id as string;
      // not again at the end of one: that would hold it there until there are no kills left
      for (let stage: string | null = ''; !END.includes(stage) && stages.length < kills;) {
        stage = await killRotator(key, id, rotator, client, random);
        if (stage !== null) stages.push(stage);
        tell(`${key} key: ${stage === null ? 'rotated before the kill' : `kill ${stages.length} while ${stage}`}`);
      }
      const ended = await seen(client, id, hasEnded);
      if (ended.state !== 'succeeded')
        findings.check(`a rotation of the ${key} key ended as`, [ended.state, ended.problem], ['succeeded', null]);
      rotations++;
      isMore = stages.length < kills && key !== 'master'; // there is one next master key
    }
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const dead = stages.length === 0 ? '' : ` (${counted(stages)})`;
  findings.tell(`${key} key: rotations ${rotations}, kills ${stages.length}${dead}, ${seconds} s`);
}

const counted = (stages: readonly string[]): string =>
  [...new Set(stages)].map((stage) => `${stages.filter((one) => one === stage).length} ${stage}`).join(', ');

function environmentOf({ databases: { urls } }: ChaosRun, folder: string): Record<string, string> {
  const next = join(folder, 'next-master.key');
  writeFileSync(next, randomBytes(32), { mode: 0o600 });
  return {
    ...testEnvironment(folder),
    LOG_LEVEL: 'info',
    DATABASE_URL: urls.data,
    AMPARO_OWNER_DATABASE_URL: urls.owner,
    AMPARO_WORKER_DATABASE_URL: urls.worker,
    AMPARO_KEY_DATABASE_URL: urls.keys,
    AMPARO_NEXT_MASTER_KEY_FILE: next,
    AMPARO_EXPECTED_REGISTRANTS: '100000',
    AMPARO_LOOKUPS_PER_HOUR: '1000000000',
    AMPARO_REQUESTS_PER_MINUTE: '1000000000',
    AMPARO_LOOKUPS_PER_DAY: '1000000000',
    AMPARO_COMPARES_PER_REGISTRANT: '1000000',
    AMPARO_COMPARES_PER_DAY: '1000000000',
  };
}
