import { areaLevels, displaysOf, type Ladder } from './ladder.js';

const attribute = (key: string, change: object) => ({
  key,
  generalizer: 'hidden' as const,
  bandWidth: null,
  dataType: 'text' as const,
  codeListId: null,
  dimension: null,
  ...change,
});
const codes = new Map<string, string | null>([
  ['R-1', null],
  ['D-1', 'R-1'],
  ['V-1', 'D-1'],
]);
const ladder: Ladder = {
  definitions: [
    attribute('area', { generalizer: 'parent_code', dataType: 'code', codeListId: 'areas', dimension: 'area' }),
    attribute('birth_date', { generalizer: 'age_band', dataType: 'date', dimension: 'birth_date' }),
    attribute('given_name', {}),
    attribute('language', { generalizer: 'as_is', dataType: 'code' }),
    attribute('sex', { generalizer: 'as_is', dataType: 'code', dimension: 'sex' }),
  ],
  parents: new Map([['areas', codes]]),
  agesAsOf: Date.UTC(2026, 0, 1),
};
const amina = { area: 'V-1', birth_date: '1990-06-01', given_name: 'Amina', language: 'sw', sex: 'F' };
const values = (attributes: Record<string, unknown>, on = ladder) =>
  displaysOf(on, attributes).map((display) => display.map(({ value }) => value));

describe('the ladder', () => {
  it('goes up the area, then leaves out age, sex and everything else', () => {
    expect(values(amina)).toEqual([
      ['D-1', '35-59', 'sw', 'F'],
      ['R-1', '35-59', 'sw', 'F'],
      [null, '35-59', 'sw', 'F'],
      [null, null, 'sw', 'F'],
      [null, null, 'sw', null],
      [null, null, null, null],
    ]);
  });

  it('has as many rungs for everybody, and shows only what is on file', () => {
    expect(values({ sex: 'F', area: 'R-1' })).toHaveLength(6);
    expect(displaysOf(ladder, { sex: 'F', birth_date: null })[0]).toEqual([{ key: 'sex', shown: 'as_is', value: 'F' }]);
  });

  it('takes ages as of the beginning of a year: a birthday is not seen', () => {
    const at = (birthDate: string) => displaysOf(ladder, { birth_date: birthDate })[0]![0]!.value;
    expect([at('2008-01-01'), at('2008-01-02'), at('2008-12-31')]).toEqual(['18-34', '5-17', '5-17']);
  });

  it('makes each rung of the one before: who looks alike on one looks alike on all below', () => {
    const twin = { ...amina, area: 'D-1', birth_date: '1980-02-03', given_name: 'Zola' };
    const [one, other] = [displaysOf(ladder, amina), displaysOf(ladder, twin)];
    expect(one[0]).not.toEqual(other[0]);
    expect(one.slice(1)).not.toEqual(other.slice(1)); // R-1 of one is R-1 of no code of the other's
    const like = displaysOf(ladder, { ...twin, area: 'V-1' });
    expect(like).toEqual(one);
  });

  it('goes up as often as the list is deep below what is shown', () => {
    const as = (generalizer: 'as_is' | 'parent_code', list = 'areas') =>
      areaLevels({
        ...ladder,
        definitions: [attribute('place', { generalizer, dataType: 'code', codeListId: list, dimension: 'area' })],
      });
    expect([as('as_is'), as('parent_code'), as('as_is', 'unknown'), as('parent_code', 'unknown')]).toEqual([
      3, 2, 1, 0,
    ]);
    expect(areaLevels({ ...ladder, definitions: [attribute('given_name', {})] })).toBe(0);
  });

  it('knows codes for areas and dates for births where no declaration says so', () => {
    const definitions = ladder.definitions.map((one) => ({ ...one, dimension: null }));
    expect(values(amina, { ...ladder, definitions })[3]).toEqual([null, null, 'sw', 'F']);
  });
});
