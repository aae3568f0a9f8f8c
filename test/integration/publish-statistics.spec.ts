import fc from 'fast-check';
import { tableOf } from '../support/counted-tables.js';
import { readerBounds } from '../support/statistics-reader.js';
import { publish } from '../../src/access/publish-counts/publish.js';
import type { Publication } from '../../src/access/publish-counts/quantities.js';
import { MINIMUM_CELL } from '../../src/access/publish-counts/rounding.js';

const hidden = (publication: Publication): string[] =>
  Object.entries(publication).flatMap(([key, { shown }]) => (shown === null ? [key] : []));

describe('publishing counts', () => {
  it('hides what is small, and rounds the rest', async () => {
    const { counts, identities } = tableOf([
      [120, 233],
      [148, 311],
    ]);
    const published = await publish({ counts, identities, earlier: [] });
    expect(hidden(published)).toEqual([]);
    expect(published['sex=0,area=1']!.shown).toEqual({ count: 235, step: 5 });
    expect(published['all']!.shown).toEqual({ count: 810, step: 5 });
  });

  it('hides others beside a small one, so that it cannot be computed', async () => {
    const { counts, identities } = tableOf([
      [3, 233, 90],
      [148, 311, 77],
    ]);
    const published = await publish({ counts, identities, earlier: [] });
    expect(hidden(published)).toContain('sex=0,area=0');
    expect(hidden(published).length).toBeGreaterThan(1);
    expect(published['all']!.shown).not.toBeNull();
  });

  it('shows nothing of fewer people than a smallest cell', async () => {
    const { counts, identities } = tableOf([
      [3, 2],
      [1, 0],
    ]);
    expect(hidden(await publish({ counts, identities, earlier: [] }))).toHaveLength(Object.keys(counts).length);
  });

  it('withstands a reader who adds and subtracts everything shown, by the same doubt in every table (random tables)', async () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 400 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(count, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 5 }),
        async (cells) => {
          const { counts, identities } = tableOf(cells);
          const published = await publish({ counts, identities, earlier: [] });
          for (const [key, { least, most }] of await readerBounds(published, identities, hidden(published))) {
            expect([key, most - least >= MINIMUM_CELL - 1e-3]).toEqual([key, true]);
            if (counts[key]! < MINIMUM_CELL)
              // anything from nobody to a smallest cell, whatever else is known of it
              expect([key, least < 1e-3, most > MINIMUM_CELL - 1e-3]).toEqual([key, true, true]);
            expect(counts[key]).toBeGreaterThanOrEqual(least - 1e-3);
            expect(counts[key]).toBeLessThanOrEqual(most + 1e-3);
          }
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);

  it('would not withstand one if only small counts were hidden', async () => {
    const { counts, identities } = tableOf([
      [3, 233, 90],
      [148, 311, 77],
    ]);
    const published = await publish({ counts, identities, earlier: [] });
    const careless = Object.fromEntries(
      Object.entries(counts).map(([key, basis]) => [
        key,
        { basis, told: false, shown: basis < MINIMUM_CELL ? null : { count: 5 * Math.round(basis / 5), step: 5 } },
      ]),
    );
    expect(hidden(published).length).toBeGreaterThan(hidden(careless).length);
    const [[, { least, most }]] = [...(await readerBounds(careless, identities, ['sex=0,area=0']))] as [
      [string, { least: number; most: number }],
    ];
    expect(most - least).toBeLessThan(MINIMUM_CELL);
  });

  it('publishes the same again when fewer people than a smallest cell moved, and not when more did', async () => {
    const first = tableOf([
      [60, 233, 90],
      [148, 311, 77],
    ]);
    const before = await publish({ ...first, earlier: [] });
    const nine = tableOf([
      [60, 233, 99],
      [148, 311, 77],
    ]);
    const again = await publish({ ...nine, earlier: [{ published: before, behind: first }] });
    const told = Object.entries(before).map(([key, of]) => [key, { ...of, told: of.shown !== null }]);
    expect(again).toEqual(Object.fromEntries(told));
    const ten = tableOf([
      [60, 233, 100],
      [148, 311, 77],
    ]);
    expect((await publish({ ...ten, earlier: [{ published: before, behind: first }] }))['sex=0,area=2']!.shown).toEqual(
      { count: 100, step: 5 },
    );
  });
});
