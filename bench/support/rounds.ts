import type { Stage } from './bench.js';

const WARM_UP_ROWS = 2_000;

/** The rows of a round: its even share of `rows` (all of them unless told), or, for round 0, a few that come after all others. */
export function rowsOf(
  stage: Stage,
  round: number,
  rows: number = stage.rows,
): { readonly from: number; readonly to: number } {
  if (round === 0) return { from: rows, to: rows + Math.min(rows, WARM_UP_ROWS) };
  const at = (share: number): number => Math.floor((rows * share) / stage.rounds);
  return { from: at(round - 1), to: at(round) };
}

/** Consecutive batches of at most `size` between two numbers. */
export function* batches(
  from: number,
  to: number,
  size: number,
): Generator<{ readonly from: number; readonly to: number }> {
  for (let start = from; start < to; start += size) yield { from: start, to: Math.min(to, start + size) };
}

/** Adds the seconds a piece of work takes to a named account. */
export class Stopwatch {
  readonly steps: Record<string, number> = {};

  async time<T>(step: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const result = await work();
    this.steps[step] = (this.steps[step] ?? 0) + (performance.now() - began) / 1000;
    return result;
  }

  get seconds(): number {
    return Object.values(this.steps).reduce((sum, seconds) => sum + seconds, 0);
  }
}
