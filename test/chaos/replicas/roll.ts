import type { Operation } from '../../../demo/main-job/api.js';
import { connected } from '../../support/database.js';
import { Load } from '../support/load.js';
import { hasEnded, seen } from '../support/operation-seen.js';
import type { Writers } from '../support/writers.js';
import type { Scene } from './scene.js';

const CLIENTS = 6;

/**
 * Replaces both replicas, one after the other and as often as is asked for, while callers write and read and a pull is under way: no
 * answer is a failure, not even one to come again, since the balancer looks at readiness and knows of nothing else.
 */
export async function roll(scene: Scene, writers: Writers): Promise<void> {
  const { replicas, balancer, findings, tell, times, perSecond, seed, limits } = scene;
  const { answerWithinMs } = limits;
  const load = new Load(writers.requests, { clients: CLIENTS, perSecond, answerWithinMs, seed });
  load.start();
  const pull = await orderedPull(scene);
  const began = performance.now();
  let longest = 0;
  try {
    for (let time = 1; time <= times; time++)
      for (const [at, replica] of replicas.entries()) {
        const before = performance.now();
        await replica.stop();
        const stopped = performance.now();
        await replica.start();
        await balancer.all();
        longest = Math.max(longest, performance.now() - before);
        tell(
          `round ${time}, replica ${at + 1}: ended in ${seconds(stopped - before)} s, back after ${seconds(performance.now() - before)} s`,
        );
      }
  } finally {
    const { counts, milliseconds, failures } = await load.stop();
    const each = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
    const at = (share: number): number => Math.round(milliseconds[Math.floor(milliseconds.length * share)] ?? 0);
    findings.tell(
      `rolling: ${2 * times} restarts in ${seconds(performance.now() - began)} s, the longest ${seconds(longest)} s; ` +
        `requests ${milliseconds.length} (${each.join(', ')}), median ${at(0.5)} ms, 99 % within ${at(0.99)} ms`,
    );
    findings.check('requests that failed', failures.slice(0, 20), []);
    findings.check('requests that were told to come again', writers.moments.refused.length, 0);
  }
  await connected(scene.databases.urls.data, async (client) => {
    const { state, problem, done } = await seen(client, pull, hasEnded);
    findings.check('the pull that went from replica to replica ended as', [state, problem], ['succeeded', null]);
    findings.tell(`it read ${done} records`);
  });
}

async function orderedPull({ office, sources }: Scene): Promise<string> {
  const path = `/v1/social-registries/${sources.byHand}/sync-runs`;
  return (await (await office()).post<Operation>(path, { mode: 'full' })).id;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(1);
