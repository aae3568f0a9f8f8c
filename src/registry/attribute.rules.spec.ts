import { DATA_TYPES, type DataType, type Generalizer, GENERALIZERS } from './attribute-definition.entity.js';
import { declarationFaults, type ListOfCodes } from './attribute.rules.js';

const LIST: ListOfCodes = { id: 'a list', code: 'area', count: 1000 };
const declaration = {
  dataType: 'code',
  storage: 'sealed',
  generalizer: 'hidden',
  bandWidth: null,
  dimension: null,
} as const;
const pointers = (change: Partial<Parameters<typeof declarationFaults>[0]>, list: ListOfCodes | null = null) =>
  declarationFaults({ ...declaration, ...change }, list).map(({ pointer }) => pointer);

describe('a declaration', () => {
  it('keeps nothing open but codes of a list of at most 1000 values', () => {
    expect(pointers({ storage: 'open' }, LIST)).toEqual([]);
    expect(pointers({ storage: 'open' })).toEqual(['#/storage']);
    expect(pointers({ storage: 'open' }, { ...LIST, count: 1001 })).toEqual(['#/storage']);
    for (const dataType of DATA_TYPES.filter((type) => type !== 'code'))
      expect(pointers({ storage: 'open', dataType })).toEqual(['#/storage']);
  });

  it('names a code list for codes only', () => {
    expect(pointers({}, LIST)).toEqual([]);
    for (const dataType of DATA_TYPES.filter((type) => type !== 'code'))
      expect(pointers({ dataType }, LIST)).toEqual(['#/codeList']);
  });

  it('means sex, birth date or area when it is of a type that fits, and area when it is stored open', () => {
    expect(pointers({ dimension: 'sex' })).toEqual([]);
    expect(pointers({ dimension: 'birth_date', dataType: 'date' })).toEqual([]);
    expect(pointers({ dimension: 'area', storage: 'open' }, LIST)).toEqual([]);
    expect(pointers({ dimension: 'sex', dataType: 'text' })).toEqual(['#/dimension']);
    expect(pointers({ dimension: 'birth_date', dataType: 'code' })).toEqual(['#/dimension']);
    expect(pointers({ dimension: 'area' }, LIST)).toEqual(['#/dimension']);
    expect(pointers({ dimension: 'area', storage: 'sealed' })).toEqual(['#/dimension']);
  });

  const fitting: Readonly<Record<Generalizer, readonly DataType[]>> = {
    hidden: DATA_TYPES,
    as_is: ['code', 'boolean'],
    year: ['date'],
    age_band: ['date'],
    band: ['integer', 'decimal'],
    parent_code: ['code'],
  };
  it.each(GENERALIZERS.flatMap((generalizer) => DATA_TYPES.map((dataType) => [generalizer, dataType] as const)))(
    'is shown by %s when it is of a type that fits: %s',
    (generalizer, dataType) => {
      const bandWidth = generalizer === 'band' ? 100 : null;
      const faults = pointers({ generalizer, dataType, bandWidth }, dataType === 'code' ? LIST : null);
      expect(faults).toEqual(fitting[generalizer].includes(dataType) ? [] : ['#/generalizer']);
    },
  );

  it('shows a parent of codes that have one', () => {
    expect(pointers({ generalizer: 'parent_code' })).toEqual(['#/generalizer']);
  });

  it.each([
    ['band', 'decimal', null, ['#/bandWidth']],
    ['band', 'decimal', 1, ['#/bandWidth']],
    ['band', 'decimal', 2, []],
    ['age_band', 'date', null, []],
    ['age_band', 'date', 4, ['#/bandWidth']],
    ['age_band', 'date', 5, []],
    ['year', 'date', 5, ['#/bandWidth']],
    ['hidden', 'integer', 5, ['#/bandWidth']],
  ] as const)('by %s of a %s with width %s is as wide as it must be', (generalizer, dataType, bandWidth, faults) => {
    expect(pointers({ generalizer, dataType, bandWidth })).toEqual(faults);
  });
});
