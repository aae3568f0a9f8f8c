import fc from 'fast-check';
import { generalize, type Showing } from './generalize.js';

const AS_OF = new Date('2026-03-01T00:00:00Z');
const showing = (change: Partial<Showing>): Showing => ({
  generalizer: 'hidden',
  bandWidth: null,
  dataType: 'text',
  codeListId: null,
  ...change,
});
const shown = (change: Partial<Showing>, value: unknown, parents = new Map()): unknown =>
  generalize(showing(change), value, parents, AS_OF);

describe('a value that is shown', () => {
  it('is hidden unless its declaration says otherwise', () => {
    for (const value of ['Amina', 7, true, '2000-01-01']) expect(shown({}, value)).toBeNull();
  });

  it('is shown as it is where that is declared', () => {
    expect([
      shown({ generalizer: 'as_is' }, 'F'),
      shown({ generalizer: 'as_is' }, 3),
      shown({ generalizer: 'as_is' }, false),
    ]).toEqual(['F', 3, false]);
  });

  it('is the year of a date', () => {
    expect(shown({ generalizer: 'year', dataType: 'date' }, '1987-06-05')).toBe('1987');
    expect(shown({ generalizer: 'year', dataType: 'text' }, '1987-06-05')).toBeNull();
  });

  it.each([
    ['2026-03-01', null, '0-4'],
    ['2021-03-01', null, '5-17'],
    ['2021-03-02', null, '0-4'], // five tomorrow
    ['1991-03-01', null, '35-59'],
    ['1966-03-01', null, '60+'],
    ['1900-01-01', null, '60+'],
    ['2000-02-29', 10, '20-29'],
    ['1996-03-01', 10, '30-39'],
    ['1947-01-01', 10, '70-79'],
    ['1946-03-01', 10, '80+'],
    ['1920-01-01', 10, '80+'],
    ['1940-01-01', 7, '84+'],
    ['2027-01-01', null, null], // not born yet
    ['2027-01-01', 10, null],
  ])('is the band of an age: born %s in bands of %s is %s', (born, bandWidth, band) => {
    expect(shown({ generalizer: 'age_band', dataType: 'date', bandWidth }, born)).toBe(band);
  });

  it.each([
    [0, 5, '0 to under 5'],
    [4.99, 5, '0 to under 5'],
    [5, 5, '5 to under 10'],
    [-0.5, 5, '-5 to under 0'],
  ])('is the band of a number: %s in bands of %s is %s', (value, bandWidth, band) => {
    expect(shown({ generalizer: 'band', dataType: 'decimal', bandWidth }, value)).toBe(band);
  });

  it('is the coarser code of a code, and hidden where there is none', () => {
    const parents = new Map([
      [
        'list',
        new Map([
          ['D-12', 'R-1'],
          ['R-1', null],
        ] as [string, string | null][]),
      ],
    ]);
    const declared = { generalizer: 'parent_code', dataType: 'code', codeListId: 'list' } as const;
    expect(shown(declared, 'D-12', parents)).toBe('R-1');
    for (const code of ['R-1', 'unknown', 12]) expect(shown(declared, code, parents)).toBeNull();
    expect(shown({ ...declared, codeListId: 'other' }, 'D-12', parents)).toBeNull();
    expect(shown({ ...declared, codeListId: null }, 'D-12', parents)).toBeNull();
  });

  it('is shared by everybody of the same band, whatever the exact value', () => {
    const years = fc.integer({ min: 0, max: 120 });
    fc.assert(
      fc.property(years, fc.integer({ min: 2, max: 40 }), (age, bandWidth) => {
        const born = (years: number) => `${2026 - years}-01-01`;
        const declared = { generalizer: 'age_band', dataType: 'date', bandWidth } as const;
        const first = Math.floor(age / bandWidth) * bandWidth;
        expect(shown(declared, born(age))).toBe(shown(declared, born(first)));
      }),
    );
  });

  it('is hidden when it does not fit its declaration', () => {
    for (const generalizer of ['year', 'age_band'] as const)
      for (const value of ['Amina', 'not-a-date', 19870605, true, null])
        expect(shown({ generalizer, dataType: 'date' }, value)).toBeNull();
    for (const value of ['12', true, null]) expect(shown({ generalizer: 'band', bandWidth: 5 }, value)).toBeNull();
    expect(shown({ generalizer: 'band', bandWidth: null }, 12)).toBeNull();
    expect(shown({ generalizer: 'as_is' }, { name: 'Amina' })).toBeNull();
  });
});
