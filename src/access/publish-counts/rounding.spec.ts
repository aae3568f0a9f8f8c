import fc from 'fast-check';
import { behind, coarser, MINIMUM_CELL, rounded } from './rounding.js';

const counts = fc.integer({ min: MINIMUM_CELL, max: 3_000_000 });

describe('rounded counts', () => {
  it.each([
    [10, 10, 5],
    [12, 10, 5],
    [13, 15, 5],
    [999, 1000, 5],
    [1004, 1000, 10],
    [1005, 1010, 10],
    [12_345, 12_300, 100],
    [999_499, 999_000, 1000],
  ])('%i is shown as %i, to the nearest %i', (count, shown, step) =>
    expect(rounded(count)).toEqual({ count: shown, step }),
  );

  it('become coarser step by step, and never coarser than a tenth of themselves', () => {
    const steps = (count: number): number[] => {
      const taken = [];
      for (let at = coarser(count, rounded(count)); at; at = coarser(count, at)) taken.push(at.step);
      return taken;
    };
    expect(steps(95)).toEqual([]);
    expect(steps(200)).toEqual([10, 20]);
    expect(steps(900)).toEqual([10, 20, 50]);
    expect(steps(20_000)).toEqual([200, 500, 1000, 2000]);
  });

  it('tell a reader which counts they stand for, and no narrower', () => {
    fc.assert(
      fc.property(counts, fc.boolean(), (count, again) => {
        const shown = (again ? coarser(count, rounded(count)) : null) ?? rounded(count);
        const { least, most } = behind(shown);
        expect(least).toBeLessThanOrEqual(count);
        expect(most).toBeGreaterThanOrEqual(count);
        const as = (other: number): number => Math.round(other / shown.step) * shown.step;
        expect([as(least), as(most)]).toEqual([shown.count, shown.count]);
        expect(as(most + 1)).not.toBe(shown.count);
        if (least > MINIMUM_CELL) expect(as(least - 1)).not.toBe(shown.count);
      }),
    );
  });
});
