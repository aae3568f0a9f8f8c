/** The smallest count that is ever shown: fewer people than this are "suppressed". */
export const MINIMUM_CELL = 10;

const FINEST = 5;
/** From here on counts have three significant digits. */
const COARSER_FROM = 1_000;
/** A count is never rounded to more than this part of itself: then it is suppressed instead. */
const COARSEST_PART = 0.1;

/** All counts from the one to the other. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** A rounded count, and to what it is rounded: it stands for the counts from half a step below to half a step above. */
export interface Rounded {
  readonly count: number;
  readonly step: number;
}

/** A count as it is shown: to the nearest 5, or to three significant digits. */
export const rounded = (count: number): Rounded =>
  roundedTo(count, count < COARSER_FROM ? FINEST : 10 ** (Math.floor(Math.log10(count)) - 2));

/** The same, rounded to the next coarser step (5, 10, 20, 50, 100, ...); null when that would be too coarse for it. */
export function coarser(count: number, { step }: Rounded): Rounded | null {
  const next = String(step).startsWith('2') ? step * 2.5 : step * 2;
  return next <= count * COARSEST_PART ? roundedTo(count, next) : null;
}

/** The counts that are shown as this: what a reader knows of the true one. */
export const behind = ({ count, step }: Rounded): Range => ({
  least: Math.max(MINIMUM_CELL, Math.ceil(count - step / 2)),
  most: Math.ceil(count + step / 2) - 1,
});

/** Differences below this are the solver's. */
const TOLERANCE = 1e-6;

/**
 * Between which two a suppressed count must seem able to lie, by what is shown of one day: a small one anywhere from nothing to
 * a smallest cell. Both are told by the basis alone, so that the same holds in every program: whoever puts several together is
 * left with as much.
 */
export const seemsAbout =
  (basis: number) =>
  ({ least, most }: Range): boolean => {
    const [low, high] = basis < MINIMUM_CELL ? [0, MINIMUM_CELL] : [basis - MINIMUM_CELL / 2, basis + MINIMUM_CELL / 2];
    return least <= low + TOLERANCE && most >= high - TOLERANCE;
  };

/** Whether a suppressed count can still be any of a smallest cell's width, by all that was shown. */
export const seemsOpen = ({ least, most }: Range): boolean => most - least >= MINIMUM_CELL - TOLERANCE;

/** Half up. */
const roundedTo = (count: number, step: number): Rounded => ({ count: Math.round(count / step) * step, step });
