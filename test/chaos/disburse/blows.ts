import type { Random } from '../../../demo/population/random.js';
import type { Instant, Strike } from './between.js';

/** One kill -9: of whom, and when, counted in calls to the channel. */
export interface Blow extends Omit<Strike, 'aim'> {
  readonly target: 'worker' | 'postmaster';
}

/** Calls between two kills, at most. */
const MOST_CALLS = 2;
/** After an answer it takes a few milliseconds to write it down: before that, in the middle of it, and after. */
const LONGEST_DELAY_MS = 60;
const INSTANTS: readonly Instant[] = ['lost', 'late', 'after', 'answered'];

/** So many kills at drawn instants of drawn calls, those of the postmaster spread among those of workers. */
export function drawnBlows(workers: number, postmasters: number, random: Random): Blow[] {
  const drawn = (target: Blow['target']): Blow => ({
    target,
    calls: random.between(1, MOST_CALLS),
    instant: random.pick(INSTANTS),
    delayMs: random.between(0, LONGEST_DELAY_MS),
  });
  const every = workers / Math.max(1, postmasters);
  const marksUpTo = (at: number): number => Math.floor(at / every + 0.5);
  return Array.from({ length: workers }, (_, at) => {
    const isMark = postmasters > 0 && marksUpTo(at) > marksUpTo(at - 1);
    return isMark ? [drawn('postmaster'), drawn('worker')] : [drawn('worker')];
  }).flat();
}

/** A worker dies when the channel has acted and nobody was told, and one by one as it writes down an answer, and before it is heard. */
export const EACH_BLOW: readonly Blow[] = [
  { target: 'worker', calls: 1, of: 'disburse', instant: 'after', delayMs: 0 },
  { target: 'worker', calls: 1, of: 'status', instant: 'answered', delayMs: 400 },
  { target: 'worker', calls: 1, of: 'disburse', instant: 'late', delayMs: 0 },
];

/** The same of PostgreSQL, between two of workers. */
export const FEW_BLOWS: readonly Blow[] = [
  { target: 'worker', calls: 1, of: 'disburse', instant: 'after', delayMs: 0 },
  { target: 'postmaster', calls: 1, of: 'disburse', instant: 'after', delayMs: 0 },
  { target: 'worker', calls: 1, of: 'disburse', instant: 'late', delayMs: 0 },
];
