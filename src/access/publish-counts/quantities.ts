import type { Rounded } from './rounding.js';

/** A count that may be published, by the classes it counts: `sex=female,age_band=5-17`; `all` counts everybody. */
export type QuantityKey = string;

/** True of the counts behind what is shown: the whole is the sum of its parts. A reader knows these too. */
export interface Identity {
  readonly whole: QuantityKey;
  readonly parts: readonly QuantityKey[];
}

/** What was published of a quantity. */
export interface Published {
  /** The count it was published from; it stays until the count has moved by a whole smallest cell. */
  readonly basis: number;
  /** Whether it was shown on an earlier day, from this basis: then it is no secret when it is suppressed for another's sake. */
  readonly told: boolean;
  /** null: suppressed. */
  readonly shown: Rounded | null;
}

export type Publication = Readonly<Record<QuantityKey, Published>>;

/** How many classes a quantity is broken down by. */
export const depthOf = (key: QuantityKey): number => (key === 'all' ? 0 : key.split(',').length);
