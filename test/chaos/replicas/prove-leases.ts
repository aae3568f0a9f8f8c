import { setTimeout as pause } from 'node:timers/promises';
import type { Operation } from '../../../demo/main-job/api.js';
import { connected } from '../../support/database.js';
import { hasEnded, seen } from '../support/operation-seen.js';
import type { Scene } from './scene.js';

/** As soon as there was a date nobody waits: on a machine that is busy it comes late. */
const A_DATE_AND_SOME_MS = 150_000;

/** Runs of a source by the minute they were ordered in, and how often a replica began each. */
const BY_MINUTE = `
  select to_char(r.created_at, 'HH24:MI') as minute, count(*)::int as runs,
         sum((select count(*) from audit.event e where e.action = 'operation:start' and r.operation_id = any(e.object_ids)))::int as starts
    from sr_sync.sync_run r where r.social_registry_id = $1 group by 1 order by 1`;

interface Minute {
  readonly minute: string;
  readonly runs: number;
  readonly starts: number;
}

/** A pull whose replica is killed in the middle of it is gone on with by the other, once. */
export async function proveLeases({
  replicas,
  databases,
  sources,
  office,
  findings,
  tell,
  registrants,
}: Scene): Promise<void> {
  const path = `/v1/social-registries/${sources.byHand}/sync-runs`;
  const { id } = await (await office()).post<Operation>(path, { mode: 'full' });
  await connected(databases.urls.data, async (client) => {
    const { holder } = await seen(client, id, (one) => hasEnded(one) || (one.state === 'running' && one.done > 0));
    const victim = replicas.find(({ pid }) => pid === holder);
    if (!victim) throw new Error('Nobody of the two held the pull');
    await victim.kill();
    const began = performance.now();
    const taken = await seen(client, id, (one) => hasEnded(one) || (one.holder !== null && one.holder !== holder));
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const ended = await seen(client, id, hasEnded);
    findings.check('a pull whose replica was killed ended as', [ended.state, ended.problem], ['succeeded', null]);
    findings.check('gone on with by the other replica', taken.holder !== holder, true);
    findings.tell(`taken over ${seconds} s after the kill; ${ended.done} records of ${registrants} people`);
    tell(`taken over after ${seconds} s`);
    await victim.start();
  });
}

/** Each minute has one run of the source that is read every minute, and one replica did it. Waits for a date if there was none yet. */
export async function proveSchedule({ databases, sources, findings }: Scene): Promise<void> {
  const until = Date.now() + A_DATE_AND_SOME_MS;
  await connected(databases.urls.data, async (client) => {
    for (;;) {
      const { rows } = await client.query<Minute>(BY_MINUTE, [sources.everyMinute]);
      if (rows.some(({ starts }) => starts > 0) || Date.now() > until) {
        findings.check('dates of the schedule that both replicas looked at', rows.length > 0, true);
        findings.tell(`dates ${rows.map(({ minute }) => minute).join(' ')}`);
        findings.check('dates with more than one run', rows.filter(({ runs }) => runs > 1).length, 0);
        return;
      }
      await pause(500);
    }
  });
}
