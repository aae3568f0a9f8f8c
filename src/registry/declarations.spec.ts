import fc from 'fast-check';
import type { DataType } from './attribute-definition.entity.js';
import { type Declared, Declarations, type DeclaredAttribute, type DeclaredIdType } from './declarations.js';
import { fullMatch } from './identifier.normalize.js';

const NATIONAL = '018f0000-0000-7000-8000-000000000001';

const attribute = (key: string, dataType: DataType, rest: Partial<DeclaredAttribute> = {}): DeclaredAttribute => ({
  key,
  dataType,
  appliesTo: 'individual',
  storage: 'sealed',
  generalizer: 'hidden',
  codes: null,
  ...rest,
});
const idType = (code: string, pattern: string, rest: Partial<DeclaredIdType> = {}): DeclaredIdType => ({
  id: NATIONAL,
  code,
  pattern: fullMatch(pattern),
  normalization: 'alphanumeric',
  checkDigit: null,
  active: true,
  ...rest,
});

const ATTRIBUTES = [
  attribute('nickname', 'text'),
  attribute('birth_date', 'date', { generalizer: 'age_band' }),
  attribute('permit_until', 'date'),
  attribute('children', 'integer'),
  attribute('income', 'decimal', { appliesTo: 'both' }),
  attribute('disabled', 'boolean'),
  attribute('band', 'code'),
  attribute('area', 'code', { appliesTo: 'both', storage: 'open', codes: new Set(['N1', 'S 2']) }),
];
const ID_TYPES = [
  idType('national_id', '\\d{12}'),
  idType('spoken', 'V-?\\d{4}', { normalization: 'digits' }),
  idType('checked', '[0-9 ]+', { checkDigit: 'luhn' }),
  idType('old', '.*', { active: false }),
];
const DECLARED: Declared = {
  attributes: new Map(ATTRIBUTES.map((one) => [one.key, one])),
  idTypes: new Map(ID_TYPES.map((one) => [one.code, one])),
};
const declarations = new Declarations(DECLARED, '2024-08-30');
const shape = (input: Record<string, unknown>) => declarations.attributes('individual', input, '#/attributes');
const messages = (faults: readonly { message: string }[]) => faults.map(({ message }) => message);

describe('declared attributes', () => {
  it('are brought into their form, sealed and open ones apart', () => {
    const input = {
      nickname: ' Zoe\u0308 \t A ',
      birth_date: '1990-02-28',
      children: 3,
      income: '1200.50',
      disabled: false,
      band: '0_5000',
      area: 'S 2',
    };
    const attributes = { ...input, nickname: 'Zoë A', income: 1200.5 } as Record<string, unknown>;
    delete attributes['area'];
    expect(shape(input)).toEqual({ attributes, openCodes: { area: 'S 2' }, faults: [] });
  });

  it('may be left out: null, undefined and blanks are no values', () => {
    expect(shape({ children: null, income: undefined, nickname: '', birth_date: '  ' })).toEqual({
      attributes: {},
      openCodes: {},
      faults: [],
    });
  });

  it('are taken from the text of a cell as from JSON', () => {
    const cells = { children: ' 3', income: '-0.10', disabled: 'FALSE', birth_date: '1990-02-28' };
    expect(shape(cells).attributes).toEqual({
      children: 3,
      income: -0.1,
      disabled: false,
      birth_date: '1990-02-28',
    });
    expect(shape({ birth_date: '1990-02-28T00:00:00Z' }).attributes).toEqual({ birth_date: '1990-02-28' });
  });

  it.each([
    ['children', [1.5, 2 ** 60, '1e3', '1.0', 'three', true, [3]], 'must be a whole number of at most 15 digits'],
    [
      'income',
      ['1,5', '1e3', '.5', '0x10', 1e15, Number.NaN, '1234567890123456', true],
      'must be a decimal number of at most 15 digits',
    ],
    ['disabled', ['yes', 1, 0, 'no', {}], 'must be true or false'],
    [
      'birth_date',
      [
        '2023-02-29',
        '1990-13-01',
        '1990-00-10',
        '01/02/1990',
        '1990',
        19900101,
        true,
        '1990-2-3',
        '1990-02-28 10:00',
        '1990-02-28T',
      ],
      'must be a date (YYYY-MM-DD)',
    ],
    ['birth_date', ['1899-12-31', '2024-09-01', '2091-01-01'], 'must be a date from 1900-01-01 to 2024-08-31'],
    ['permit_until', ['2075-01-01'], 'must be a date from 1900-01-01 to 2074-12-31'],
    ['nickname', [7, {}, ['a'], 'x'.repeat(501)], 'must be a text of at most 500 characters'],
    ['nickname', ['a\0b', 'a\ud800b', 'a\u0007'], 'must hold whole characters, and no control characters'],
    [
      'band',
      [7, {}, 'a\u0007', '<b>', '-a', 'x'.repeat(65)],
      'must be a code: at most 64 letters, digits and . _ : / + -',
    ],
    ['area', ['N2', 'n1', 7, 'toString'], 'must be an active code of its code list'],
  ] as const)('are refused: %s of %p', (key, values, message) => {
    for (const value of values)
      expect([value, shape({ [key]: value }).faults]).toEqual([value, [{ pointer: `#/attributes/${key}`, message }]]);
  });

  it('are refused when they are not declared for the kind, and an odd name is not repeated', () => {
    expect(shape({ height: 1 }).faults).toEqual([
      { pointer: '#/attributes/height', message: 'must be an attribute declared for individuals' },
    ]);
    for (const odd of ['Amina Yusuf', '__proto__', 'constructor/x', '4711'])
      expect(shape(Object.fromEntries([[odd, 1]])).faults).toEqual([
        { pointer: '#/attributes', message: 'must be an attribute declared for individuals' },
      ]);
    const group = declarations.attributes('group', { income: 1, children: 1 }, '#/attributes');
    expect([group.attributes, group.faults.map(({ pointer }) => pointer)]).toEqual([
      { income: 1 },
      ['#/attributes/children'],
    ]);
  });

  it('are all checked: every fault is told', () => {
    expect(shape({ children: 'x', income: 'x', disabled: 'x', area: 'x' }).faults).toHaveLength(4);
  });

  it('hold no more than a sealed profile may', () => {
    const many = Array.from({ length: 100 }, (_, at) => attribute(`text_${at}`, 'text'));
    const wide = new Declarations(
      { ...DECLARED, attributes: new Map(many.map((one) => [one.key, one])) },
      '2024-08-30',
    );
    const input = Object.fromEntries(many.map(({ key }) => [key, 'x'.repeat(500)]));
    expect(messages(wide.attributes('individual', input, '#').faults)).toEqual(['must not hold more than 32768 bytes']);
  });
});

describe('an identifier', () => {
  const identify = (idTypeCode: string, value: unknown, expiresOn?: unknown) =>
    declarations.identifier({ idType: idTypeCode, value, expiresOn }, '#/identifiers/0');

  it('is kept as shown and as compared', () => {
    expect(identify('national_id', ' \u200f١٢٣٤٥٦٧٨٩٠١٢ ', '2030-01-31')).toEqual({
      value: { idTypeId: NATIONAL, value: '123456789012', normalized: '123456789012', expiresOn: '2030-01-31' },
    });
    expect(identify('spoken', 'V-1234', null)).toEqual({
      value: { idTypeId: NATIONAL, value: 'V-1234', normalized: '1234', expiresOn: null },
    });
    expect(identify('checked', '4111 1111 1111 1111')).toMatchObject({ value: { normalized: '4111111111111111' } });
  });

  it.each([
    ['none', '1', 'idType', 'must be the code of an ID type'],
    ['old', '1', 'idType', 'must be the code of an active ID type'],
    ['national_id', '123456789012X', 'value', 'must match the pattern of its ID type'],
    ['national_id', '12345678901', 'value', 'must match the pattern of its ID type'],
    ['checked', '4111111111111112', 'value', 'must carry the right check digit'],
    ['spoken', 'V', 'value', 'must hold letters or digits, at most 100 characters'],
    ['national_id', ' - ', 'value', 'must hold letters or digits, at most 100 characters'],
    ['national_id', '1'.repeat(101), 'value', 'must hold letters or digits, at most 100 characters'],
    ['national_id', 123456789012, 'value', 'must hold letters or digits, at most 100 characters'],
  ])('of the type %s is refused for %s', (type, value, field, message) => {
    expect(identify(type, value)).toEqual({ faults: [{ pointer: `#/identifiers/0/${field}`, message }] });
  });

  it('is refused with all its faults', () => {
    expect(identify('national_id', '1', '31.12.2030')).toEqual({
      faults: [
        { pointer: '#/identifiers/0/value', message: 'must match the pattern of its ID type' },
        { pointer: '#/identifiers/0/expiresOn', message: 'must be a date (YYYY-MM-DD)' },
      ],
    });
  });
});

describe('a fault', () => {
  /** Values that no rule holds in its own words. */
  const secret = fc
    .oneof(fc.string({ minLength: 6, maxLength: 600 }), fc.integer({ min: 1_000_000 }).map(String))
    .map((text) => `Q${text}Q`);
  const rows = fc.array(fc.dictionary(fc.constantFrom(...DECLARED.attributes.keys()), secret), { maxLength: 20 });

  it('names row and rule of every bad value in a batch, and never the value', () => {
    fc.assert(
      fc.property(rows, secret, (batch, value) => {
        const told = batch.map((row, index) => {
          const { faults } = declarations.attributes('individual', row, `#/${index}/attributes`);
          const wrong = Object.keys(row).filter((key) => !['nickname', 'band'].includes(key));
          expect(faults.map(({ pointer }) => pointer)).toEqual(
            expect.arrayContaining(wrong.map((key) => `#/${index}/attributes/${key}`)),
          );
          return { text: JSON.stringify(faults), values: Object.values(row) };
        });
        const other = [
          ...ID_TYPES.map(({ code }) => declarations.identifier({ idType: code, value, expiresOn: value }, '#')),
          declarations.contact({ kind: 'phone', value }, '#'),
          declarations.contact({ kind: 'email', value }, '#'),
          declarations.paymentAccount({ kind: 'bank', value }, '#'),
        ].filter((checked) => 'faults' in checked);
        told.push({ text: JSON.stringify(other), values: [value] });
        return told.every(({ text, values }) => values.every((one) => !text.includes(one)));
      }),
    );
  });
});
