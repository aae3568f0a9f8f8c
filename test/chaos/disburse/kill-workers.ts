import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { Replica } from '../support/replica.js';
import type { Call } from './between.js';
import type { Blow } from './blows.js';
import { Crew } from './crew.js';
import type { Payout } from './payout.js';
import type { Scene } from './scene.js';
import type { WrongProtocol } from './wrong-protocols.js';

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url));
const LOOK_EVERY_MS = 250;
/** A call that is to be struck comes within this, or never. */
const PATIENCE_MS = 300_000;

export interface Killing {
  readonly blows: readonly Blow[];
  /** Workers at the same time. */
  readonly crew: number;
  /** Batches under way at the same time at least, as long as there are any. */
  readonly width: number;
  /** What is left when everybody has been killed is done in peace, within this. */
  readonly peaceMs: number;
  readonly protocol?: WrongProtocol;
  readonly tell: (line: string) => void;
}

export interface Killed {
  readonly workers: number;
  readonly postmasters: number;
  /** Payments without an outcome in the calls that were struck, the fewest of one call, and kills at each instant. */
  readonly inFlight: number;
  readonly fewest: number;
  readonly instants: Readonly<Record<string, number>>;
  /** Batches that were not settled in the end. */
  readonly left: number;
}

/**
 * Pays out with workers and a PostgreSQL that are killed in the middle of calls to the channel, batches being ordered as the kills
 * go on; then leaves what is left in peace. Orders anew whatever had given up.
 */
export async function killWorkers(scene: Scene, payout: Payout, killing: Killing): Promise<Killed> {
  const environment = { ...scene.environment, CHAOS_PROTOCOL: killing.protocol ?? '' };
  const crew = new Crew(() => new Replica(scene.folder, environment, WORKER));
  const dead = { workers: 0, postmasters: 0, inFlight: 0, fewest: Infinity, instants: {} as Record<string, number> };
  try {
    await crew.start(killing.crew);
    for (const [at, blow] of killing.blows.entries()) {
      await crew.somebody();
      const isLast = killing.blows.slice(at + 1).every(({ target }) => target === 'postmaster');
      const strike = (pid: number) => (blow.target === 'worker' ? crew.kill(pid, isLast) : scene.postgres.kill());
      const call = await struck(scene, payout, crew, { ...blow, strike }, at / killing.blows.length, killing.width);
      if (!call) break;
      dead[`${blow.target}s`] += 1;
      dead.inFlight += call.references.length;
      dead.fewest = Math.min(dead.fewest, call.references.length);
      dead.instants[blow.instant] = (dead.instants[blow.instant] ?? 0) + 1;
      killing.tell(
        `kill ${at + 1}: ${blow.target}, ${call.kind} ${blow.instant}, ${payout.ordered} batches were ordered`,
      );
    }
    return { ...dead, left: await inPeace(payout, killing.peaceMs) };
  } finally {
    await crew.stop();
  }
}

/** One kill, when its call comes; undefined when nothing is left to be called about. */
async function struck(
  scene: Scene,
  payout: Payout,
  crew: Crew,
  { target, strike, ...when }: Blow & { readonly strike: (pid: number) => Promise<void> },
  share: number,
  width: number,
): Promise<Call | undefined> {
  let call: Call | undefined;
  const aim = async (coming: Call): Promise<(() => Promise<void>) | undefined> => {
    if (!payout.isAboutPayments(coming)) return undefined;
    const pid = await scene.holderOf(payout.batches, payout.batchOf(coming));
    if (pid === undefined || !crew.has(pid)) return undefined;
    return () => strike(pid);
  };
  const coming = payout.between.strike({ ...when, aim }).then((found) => (call = found));
  const isAway = (error: unknown): number => {
    if (target === 'worker') throw error;
    return 1; // PostgreSQL just now
  };
  const most = Math.ceil(share * payout.batches.length) + width;
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until;) {
    const left = await payout.order(most, width).catch(isAway);
    await Promise.race([coming, pause(LOOK_EVERY_MS)]);
    if (call || left === 0) break;
  }
  payout.between.disarm();
  return call;
}

async function inPeace(payout: Payout, milliseconds: number): Promise<number> {
  const all = payout.batches.length;
  let left = await payout.order(all, all);
  for (const until = Date.now() + milliseconds; left > 0 && Date.now() < until; left = await payout.order(all, all))
    await pause(LOOK_EVERY_MS);
  return left;
}
