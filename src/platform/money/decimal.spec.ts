import fc from 'fast-check';
import { decimalOf, plus, rounded, type Rounding } from './decimal.js';

const roundedTo = (value: number | bigint, decimals: number, mode: Rounding): bigint =>
  rounded(decimalOf(value)!, decimals, mode);

describe('decimals', () => {
  it.each<[number, number, Rounding, bigint]>([
    [1.005, 2, 'half_up', 101n],
    [1.005, 2, 'half_even', 100n],
    [1.015, 2, 'half_even', 102n],
    [-1.005, 2, 'half_up', -101n],
    [1.001, 2, 'up', 101n],
    [-1.001, 2, 'up', -101n],
    [1.009, 2, 'down', 100n],
    [1.1 * 3, 2, 'up', 330n],
    [0.1 + 0.2, 2, 'up', 30n],
    [12.5, 0, 'half_even', 12n],
    [1e-7, 6, 'up', 1n],
    [2e-7, 6, 'down', 0n],
    [123456789.125, 2, 'half_up', 12345678913n],
  ])('%d to %d decimals, %s: %s', (value, decimals, mode, expected) => {
    expect(roundedTo(value, decimals, mode)).toBe(expected);
  });

  it('takes no number for what is none, nor for one whose digits a double does not keep', () => {
    for (const value of [Number.NaN, Infinity, -Infinity, 1e15, -1e300]) expect(decimalOf(value)).toBeUndefined();
    expect(roundedTo(999_999_999_999_999, 2, 'half_up')).toBe(99_999_999_999_999_900n);
  });

  it('keeps whole numbers whole, however large', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 6 }), (value, decimals) =>
        expect(roundedTo(value, decimals, 'half_up')).toBe(value * 10n ** BigInt(decimals)),
      ),
    );
  });

  it('adds to the last digit, and rounds to within a unit, a half where it is the nearest', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(cents, cents, (left, right) => {
        const sum = plus(decimalOf(left / 1000)!, decimalOf(right / 1000)!);
        expect(rounded(sum, 3, 'down')).toBe(BigInt(left + right));
        const [up, down, half] = (['up', 'down', 'half_up'] as const).map((mode) => Number(rounded(sum, 2, mode)));
        expect(Math.abs(up!) - Math.abs(down!)).toBe((left + right) % 10 === 0 ? 0 : 1);
        expect(Math.abs(half! * 10 - (left + right))).toBeLessThanOrEqual(5);
      }),
    );
  });
});
