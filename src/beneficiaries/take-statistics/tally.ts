import type { QuantityKey } from '#access';
import { ServiceCipher } from '#platform/vault/service-cipher.js';
import { CUBE_NAMES, CUBES, type Dimension, keyOf } from '../statistics.catalogue.js';

/** Counts of quantities while people are being counted. Small counts tell of people: between chunks it is kept sealed. */
export class Tally {
  private readonly counts: Map<QuantityKey, number>;

  constructor(quantities: readonly QuantityKey[]) {
    this.counts = new Map(quantities.map((key) => [key, 0]));
  }

  /** The counts of `seal`, for the same quantities. */
  static open(quantities: readonly QuantityKey[], sealed: string, cipher: ServiceCipher, binding: string): Tally {
    const tally = new Tally(quantities);
    const counts = JSON.parse(cipher.open('statistics', binding, Buffer.from(sealed, 'base64'))) as number[];
    quantities.forEach((key, at) => tally.set(key, counts[at]!));
    return tally;
  }

  seal(cipher: ServiceCipher, binding: string): string {
    return cipher.seal('statistics', binding, JSON.stringify([...this.counts.values()])).toString('base64');
  }

  set(key: QuantityKey, count: number): void {
    this.counts.set(key, count);
  }

  /** Counts one of those enrolled in every statistic but the one of states. */
  add(classes: Readonly<Partial<Record<Dimension, string>>>): void {
    for (const cube of CUBE_NAMES) {
      const dimensions = CUBES[cube] as readonly Dimension[];
      if (dimensions[0] === 'state') continue;
      const key = keyOf(
        dimensions,
        dimensions.map((dimension) => classes[dimension]!),
      );
      const count = this.counts.get(key);
      if (count === undefined) throw new Error(`No statistic counts ${key}`);
      this.counts.set(key, count + 1);
    }
  }

  all(): Record<QuantityKey, number> {
    return Object.fromEntries(this.counts);
  }
}
