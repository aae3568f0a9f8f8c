/** The smallest count that is ever shown: fewer people than this are "suppressed". */
export const MINIMUM_CELL = 10;

const FINEST = 5;
/** From here on counts have three significant digits. */
const COARSER_FROM = 1_000;
/** A count is never rounded to more than this part of itself: then it is suppressed instead. */
const COARSEST_PART = 0.1;

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
export const behind = ({ count, step }: Rounded): { readonly least: number; readonly most: number } => ({
  least: Math.max(MINIMUM_CELL, Math.ceil(count - step / 2)),
  most: Math.ceil(count + step / 2) - 1,
});

/**
 * Between which two a suppressed count must seem able to lie: a small one anywhere from nothing to a smallest cell. Both are
 * told by the basis alone, so that the same holds on every day until that has moved, and in every program: whoever puts
 * several together is left with as much.
 */
export const doubtAbout = (basis: number): { readonly least: number; readonly most: number } =>
  basis < MINIMUM_CELL
    ? { least: 0, most: MINIMUM_CELL }
    : { least: basis - MINIMUM_CELL / 2, most: basis + MINIMUM_CELL / 2 };

/** Half up. */
const roundedTo = (count: number, step: number): Rounded => ({ count: Math.round(count / step) * step, step });
