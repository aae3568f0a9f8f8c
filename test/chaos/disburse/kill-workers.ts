import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../../demo/population/random.js';
import { Replica } from '../support/replica.js';
import type { Payout } from './payout.js';
import type { Scene } from './scene.js';
import type { WrongProtocol } from './wrong-protocols.js';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
const LOOK_EVERY_MS = 20;
/** After it has taken something up a worker lives for so long at most: little when the work is ahead of the kills. */
const LONGEST_LIFE = { ahead: 150, behind: 2500 };
/** Few batches are done soon: then a worker lives for so long at most for each of them. */
const LIFE_FOR_A_BATCH_MS = 80;
/** What is left when everything has been killed is done in peace, within this. */
const PEACE_MS = 180_000;

export interface Killing {
  readonly workers: number;
  readonly postmasters: number;
  readonly protocol?: WrongProtocol;
  readonly random: Random;
  readonly tell: (line: string) => void;
}

export interface Killed {
  readonly workers: number;
  readonly postmasters: number;
  /** Batches that were not settled in the end. */
  readonly left: number;
}

/**
 * Pays out with a worker that is killed again and again while it is at something, and a PostgreSQL that is; then leaves what is
 * left in peace. Orders anew whatever had given up.
 */
export async function killWorkers(scene: Scene, payout: Payout, killing: Killing): Promise<Killed> {
  const { random, workers, postmasters, protocol = '' } = killing;
  const worker = new Replica(scene.folder, { ...scene.environment, CHAOS_PROTOCOL: protocol }, WORKER);
  const marks = new Set(
    Array.from({ length: postmasters }, (_, at) => Math.floor(((at + 0.5) * workers) / postmasters)),
  );
  const all = payout.batches.length;
  const behind = Math.min(LONGEST_LIFE.behind, all * LIFE_FOR_A_BATCH_MS);
  const dead = { workers: 0, postmasters: 0 };
  try {
    await worker.start();
    let left = await payout.order();
    while (left > 0 && dead.workers < workers) {
      if (!(await isAtSomething(scene, worker.pid))) {
        left = await payout.order();
        await pause(LOOK_EVERY_MS);
        continue;
      }
      const isAhead = (all - left) / all > dead.workers / workers;
      await pause(random.between(0, isAhead ? LONGEST_LIFE.ahead : behind));
      if (marks.delete(dead.workers)) {
        await scene.postgres.kill();
        dead.postmasters += 1;
      }
      await worker.kill();
      dead.workers += 1;
      killing.tell(`kill ${dead.workers}: ${left} of ${all} batches are not settled`);
      await worker.start();
    }
    for (const until = Date.now() + PEACE_MS; left > 0 && Date.now() < until; left = await payout.order())
      await pause(200);
    return { ...dead, left };
  } finally {
    await worker.stop();
  }
}

async function isAtSomething(scene: Scene, pid: number): Promise<boolean> {
  const [found] = await scene.postgres.rows<{ is: boolean }>(
    `select exists (select from platform.operation where state = 'running' and split_part(lease_owner, ':', 2)::int = $1) as is`,
    [pid],
  );
  return found!.is;
}
