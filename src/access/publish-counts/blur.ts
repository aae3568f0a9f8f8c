import { randomBytes } from '#platform/vault/suite.js';
import { MINIMUM_CELL } from './rounding.js';

/**
 * How far noise goes: each step away from the true count is less likely than the one before by e^(-1/NOISE), so that the same
 * answer is nearly as likely with somebody as without. Half of all draws lie within 14, one in twenty beyond 60.
 */
export const NOISE = 20;

/**
 * From here on a blurred count is shown. A count of ten passes one time in sixty-five: where the smallest cell ends cannot be found
 * by watching what appears.
 */
export const SHOWN_FROM = 80;

/** The most that a really small count is taken for: six of them together stay below what is shown. */
const SMALL_AT_MOST = 12;

const FADING = Math.exp(-1 / NOISE);

/**
 * A count with noise, for those who choose whom they count: rounding alone tells them of a person where the person makes the count
 * cross a step. What is really small is never shown, whatever the noise. Each draw is of its own: asking again costs a question.
 */
export function blurred(count: number): number {
  const blurry = Math.max(0, count + noise());
  return count < MINIMUM_CELL ? Math.min(blurry, SMALL_AT_MOST) : blurry;
}

/** The difference of two geometric draws: a two-sided geometric one (discrete Laplace). */
export const noise = (): number => geometric() - geometric();

const geometric = (): number => Math.floor(Math.log(uniform()) / Math.log(FADING));

/** Above 0 and at most 1, of 48 random bits. */
const uniform = (): number => (randomBytes(6).readUIntBE(0, 6) + 1) / 2 ** 48;
