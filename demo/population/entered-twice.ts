import { mix } from './random.js';

/** One household in every hundred is a second entry of an earlier one, as field offices really do. */
const BLOCK = 100;
const COPIES_FROM = 60;
const ORIGINS_FROM = 20;
const PLACES = 20;

/** Further back than this many blocks two copies could fall on one origin; below it they cannot. */
const FURTHEST = 18;

/**
 * The household whose people stand at this index: the index itself, or for a second entry that of the first.
 * Both have the same place in the size pattern (they are a multiple of twenty apart) and no origin is itself a copy.
 */
export function originOf(seed: number, household: number): number {
  const block = Math.floor(household / BLOCK);
  const place = (block * 7) % PLACES;
  if (household % BLOCK !== COPIES_FROM + place) return household;
  const back = mix(seed, block, 0x7717ce) % (Math.min(block, FURTHEST) + 1);
  return (block - back) * BLOCK + ORIGINS_FROM + place;
}

export function isEnteredTwice(seed: number, household: number): boolean {
  return originOf(seed, household) !== household;
}
