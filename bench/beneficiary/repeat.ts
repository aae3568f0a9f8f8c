import type { Slice } from '../support/bench.js';
import { CONCURRENCY } from './beneficiary.facts.js';

/** Calls `work` for random ids for so many seconds, sixteen at a time; `lane` tells the sixteen apart. */
export async function repeat(
  ids: readonly string[],
  seconds: number,
  work: (id: string, lane: number) => Promise<unknown>,
): Promise<Slice> {
  const began = performance.now();
  const until = began + seconds * 1000;
  let items = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async (_, lane) => {
      for (; performance.now() < until; items++) await work(ids[Math.floor(Math.random() * ids.length)]!, lane);
    }),
  );
  return { items, seconds: (performance.now() - began) / 1000 };
}
