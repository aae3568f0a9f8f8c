import { checkData } from '../../../scripts/check-data.js';
import { connected } from '../../support/database.js';
import { Caller } from '../support/caller.js';
import type { ChaosRun } from '../support/chaos.js';
import type { Findings } from '../support/findings.js';
import { hasEnded, seen } from '../support/operation-seen.js';
import type { Replica } from '../support/replica.js';
import { keyState } from './key-state.js';
import type { Traffic } from './traffic.js';

const READERS = 6;
const WORDS = { registrant: 'wrapped', index: 'indexed' } as const;

export interface Aftermath extends ChaosRun {
  readonly admin: Caller;
  readonly traffic: Traffic;
  readonly findings: Findings;
  readonly rotator: Replica;
  readonly folder: string;
}

/** Everything is under the newest keys, the old ones can be destroyed, and then everybody is still readable. */
export async function proveAfterwards(scene: Aftermath): Promise<void> {
  const { databases, findings, tell, traffic } = scene;
  const before = await keyState(databases.urls);
  findings.check(
    'registrants and their identifiers',
    [before.registrants, before.identifiers],
    [traffic.registered, traffic.registered],
  );
  for (const key of ['registrant', 'index'] as const) {
    const { length } = before.states[key]!;
    findings.check(`under each version of the ${key} key`, before[WORDS[key]], [
      { version: length, n: traffic.registered },
    ]);
    const old = Array.from({ length: length - 1 }, () => 'disabled');
    findings.check(`states of the ${key} key`, before.states[key], [...old, 'primary']);
    await destroyOld(scene, key, length);
    const destroyed = old.map(() => 'destroyed');
    findings.check(`and destroyed`, (await keyState(databases.urls)).states[key], [...destroyed, 'primary']);
  }
  const version = before.states['index']!.length;
  findings.check('the fence of the index', before.fence, {
    required: [version],
    allowed: [version],
    complete: [version],
  });
  findings.check('master keys in use', before.masters.length, 1);
  tell('old keys destroyed; reading everybody');
  await readEverybody(scene);
  await openEverybody(scene);
  const broken = (await checkData(databases.urls.worker, databases.urls.keys)).filter((rule) => rule.broken > 0);
  findings.check('rules of the data that are broken', broken, []);
}

async function destroyOld({ admin }: Aftermath, key: string, newest: number): Promise<void> {
  for (let version = 1; version < newest; version++) await admin.api.post(`/v1/keys/${key}/${version}/destroy`);
}

/** Everybody is found by card, and whoever was changed shows the last change. */
async function readEverybody({ traffic, findings }: Aftermath): Promise<void> {
  const numbers = Array.from({ length: traffic.registered }, (_, number) => number);
  const failures: string[] = [];
  let [found, changed] = [0, 0];
  const read = async (): Promise<void> => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop())
      try {
        const known = await traffic.find(number);
        found++;
        if (!traffic.changed.has(number)) continue;
        await traffic.read(known);
        changed++;
      } catch (error) {
        failures.push((error as Error).message);
      }
  };
  await Promise.all(Array.from({ length: READERS }, read));
  findings.check('people found by identifier', found, traffic.registered);
  findings.check('people who show their last change', changed, traffic.changed.size);
  findings.check('failures of reading', failures.slice(0, 20), []);
}

/** Every profile is opened, by a program whose rule holds of everybody. */
async function openEverybody({
  databases: { urls },
  folder,
  rotator,
  admin,
  traffic,
  findings,
}: Aftermath): Promise<void> {
  const founder = await Caller.as('program_admin', urls, folder, rotator);
  const { body: program } = await founder.api.post('/v1/programs', {
    code: 'ALL',
    name: 'Everybody',
    target: 'individual',
  });
  await founder.api.post(`/v1/programs/${program.id}/rules`, { expression: 'household_size >= 2' });
  await founder.api.post(`/v1/programs/${program.id}/activate`);
  const { body: ordered } = await founder.api.post(`/v1/programs/${program.id}/eligibility-runs`);
  await connected(urls.data, (client) => seen(client, ordered.id as string, hasEnded));
  const { body: run } = await admin.api.get(`/v1/operations/${ordered.id}`);
  findings.check('profiles that opened', [run.state, run.counts?.eligible], ['succeeded', traffic.registered]);
}
