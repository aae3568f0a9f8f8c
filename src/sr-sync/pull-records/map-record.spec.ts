import { Declarations, fullMatch } from '#registry';
import type { SourceRecord } from '../dialects/dialect.js';
import type { SourceMapping } from '../social-registry.entity.js';
import { BadRecord, mappingContext, mapRecord } from './map-record.js';

const NATIONAL = '018f0000-0000-7000-8000-000000000001';
const VOTER = '018f0000-0000-7000-8000-000000000002';

const ATTRIBUTES = [
  { key: 'given_name', dataType: 'text', appliesTo: 'individual', storage: 'sealed' },
  { key: 'birth_date', dataType: 'date', appliesTo: 'individual', storage: 'sealed' },
  { key: 'income', dataType: 'decimal', appliesTo: 'both', storage: 'sealed' },
  { key: 'children', dataType: 'integer', appliesTo: 'both', storage: 'sealed' },
  { key: 'disabled', dataType: 'boolean', appliesTo: 'individual', storage: 'sealed' },
  { key: 'area', dataType: 'code', appliesTo: 'both', storage: 'open' },
] as const;
const ID_TYPES = [
  { id: NATIONAL, code: 'national_id', pattern: '[0-9]{4}' },
  { id: VOTER, code: 'voter_card', pattern: 'V.*' },
];
const declarations = new Declarations(
  {
    attributes: new Map(ATTRIBUTES.map((one) => [one.key, { ...one, generalizer: 'hidden', codes: null }])),
    idTypes: new Map(
      ID_TYPES.map(({ id, code, pattern }) => [
        code,
        { id, code, pattern: fullMatch(pattern), normalization: 'alphanumeric', checkDigit: null, active: true },
      ]),
    ),
  },
  '2024-08-30',
);

const mapping: SourceMapping = {
  idTypes: [
    { name: 'NATIONAL ID', idType: 'national_id' },
    { name: 'VOTER', idType: 'voter_card' },
  ],
  individual: [
    { field: 'givenName', attribute: 'given_name' },
    { field: 'birthdate', attribute: 'birth_date' },
    { field: 'income', attribute: 'income' },
    { field: 'children', attribute: 'children' },
    { field: 'disabled', attribute: 'disabled' },
    { field: 'region', attribute: 'area' },
    { field: 'secret', attribute: 'not_declared' },
  ],
  group: [{ field: 'region', attribute: 'area' }],
  phones: true,
  paymentAccount: { field: 'bankAccount', kind: 'bank' },
} as SourceMapping;

const context = mappingContext(mapping, declarations);

const person = (fields: Record<string, unknown> = {}, rest: Partial<SourceRecord> = {}): SourceRecord => ({
  isGroup: false,
  fields,
  identifiers: [{ type: 'NATIONAL ID', value: '1234', expiresOn: null }],
  phones: [],
  members: [],
  ...rest,
});

const group = (members: SourceRecord['members'], rest: Partial<SourceRecord> = {}): SourceRecord => ({
  ...person(),
  isGroup: true,
  members,
  ...rest,
});
const member = (record: SourceRecord, isHead = false) => ({ isHead, record });
const nameless = (fields: Record<string, unknown>) => person(fields, { identifiers: [] });

function faultOf(record: SourceRecord): BadRecord {
  try {
    mapRecord(record, context);
  } catch (error) {
    if (error instanceof BadRecord) return error;
    throw error;
  }
  throw new Error('The record was taken in');
}

describe('a record of a source', () => {
  it('becomes a registrant of declared fields, tidied and typed', () => {
    const fields = {
      givenName: '  Zoe\u0308 \t Amina ',
      birthdate: '1990-02-28T00:00:00Z',
      income: 12.5,
      children: 3,
      disabled: false,
      region: ' N1 ',
      secret: 'x',
      other: 'y',
      bankAccount: ' KE 12 ',
    };
    expect(
      mapRecord(person(fields, { phones: ['0044 (0)20-7946', '0712 345 678', '+254 71234567'] }), context),
    ).toEqual({
      kind: 'individual',
      link: [NATIONAL, '1234'],
      attributes: { given_name: 'Zoë Amina', birth_date: '1990-02-28', income: 12.5, children: 3, disabled: false },
      openCodes: { area: 'N1' },
      identifiers: [{ idTypeId: NATIONAL, value: '1234', normalized: '1234', expiresOn: null }],
      contacts: [
        { kind: 'phone', value: '+440207946' },
        { kind: 'phone', value: '0712345678' },
        { kind: 'phone', value: '+25471234567' },
      ],
      paymentAccounts: [{ kind: 'bank', value: 'KE12' }],
    });
  });

  it('may leave out what is optional: null, undefined and empty are no values', () => {
    const mapped = mapRecord(person({ givenName: '', birthdate: null, income: undefined }), context);
    expect(mapped).toMatchObject({ attributes: {}, openCodes: {}, paymentAccounts: [], contacts: [] });
  });

  it('is named by the identifier whose type is mapped first, whatever their order', () => {
    const identifiers = [
      { type: 'VOTER', value: 'V-9', expiresOn: null },
      { type: 'NATIONAL ID', value: ' 1234 ', expiresOn: '2030-01-31' },
    ];
    const mapped = mapRecord(person({}, { identifiers }), context);
    expect(mapped.link).toEqual([NATIONAL, '1234']);
    const [, national] = mapped.identifiers;
    expect(national).toEqual({ idTypeId: NATIONAL, value: '1234', normalized: '1234', expiresOn: '2030-01-31' });
    expect(mapRecord(person({}, { identifiers: identifiers.slice(0, 1) }), context).link).toEqual([VOTER, 'V9']);
    expect(mapRecord(nameless({}), context).link).toBeNull();
  });

  it.each([
    '2023-02-29',
    '1990-13-01',
    '1990-00-10',
    '01/02/1990',
    '1990',
    'yesterday',
    19900101,
    true,
    '1990-2-3',
    '1990-02-28 10:00',
  ])('is refused for the date %s', (birthdate) => {
    expect(faultOf(person({ birthdate }))).toMatchObject({
      pointer: '#/birthdate',
      reason: 'must be a date (YYYY-MM-DD)',
    });
  });

  it.each([
    ['income', '1,2', 'must be a decimal number of at most 15 digits'],
    ['children', 1.5, 'must be a whole number of at most 15 digits'],
    ['disabled', 'no', 'must be true or false'],
    ['givenName', 7, 'must be a text of at most 500 characters'],
    ['region', { code: 'N1' }, 'must be a code: at most 64 letters, digits and . _ : / + -'],
    ['bankAccount', 4711, 'must be a bank account of 4 to 34 letters and digits'],
  ])('is refused for a %s of %p', (field, value, reason) => {
    expect(faultOf(person({ [field]: value }))).toMatchObject({ pointer: `#/${field}`, reason });
  });

  it.each([
    ['UNKNOWN', '1234', null, '', 'the ID type is not mapped'],
    ['NATIONAL ID', '12345', null, '/value', 'must match the pattern of its ID type'],
    ['NATIONAL ID', '1234', '31.12.2030', '/expiresOn', 'must be a date (YYYY-MM-DD)'],
  ])('is refused for the identifier %s %s', (type, value, expiresOn, place, reason) => {
    expect(faultOf(person({}, { identifiers: [{ type, value, expiresOn }] }))).toMatchObject({
      pointer: `#/regIds/0${place}`,
      reason,
    });
  });

  it('is refused for a phone that is none', () => {
    expect(faultOf(person({}, { phones: ['+254 712 345 678', '12'] }))).toMatchObject({
      pointer: '#/phones/1/value',
      reason: 'must be a phone number of 7 to 15 digits',
    });
  });

  it('is refused without a word about the value', () => {
    const fault = faultOf(person({ birthdate: 'Amina' }));
    expect(JSON.stringify([fault.message, fault.pointer, fault.reason])).not.toContain('Amina');
  });
});

describe('a group of a source', () => {
  it('needs an identifier of a mapped type', () => {
    expect(faultOf(group([], { identifiers: [] }))).toMatchObject({
      pointer: '#/regIds',
      reason: 'a group needs an identifier of a mapped type',
    });
  });

  it('has at most one head: the first who is called so', () => {
    const mapped = mapRecord(group([member(person()), member(person(), true), member(person(), true)]), context);
    expect(mapped.kind === 'group' && mapped.members.map(({ isHead }) => isHead)).toEqual([false, true, false]);
    const headless = mapRecord(group([member(person())]), context);
    expect(headless.kind === 'group' && headless.members.map(({ isHead }) => isHead)).toEqual([false]);
  });

  it('has no payment account of its own, and only the attributes mapped for groups', () => {
    expect(mapRecord(group([], { fields: { bankAccount: 'x', givenName: 'y', region: 'N1' } }), context)).toMatchObject(
      { attributes: {}, openCodes: { area: 'N1' }, paymentAccounts: [] },
    );
  });

  it('finds a member without an ID again by name in any spelling and birth date', () => {
    const keyOf = (fields: Record<string, unknown>) => {
      const mapped = mapRecord(group([member(nameless(fields))]), context);
      return mapped.kind === 'group' ? mapped.members[0]!.memberKey : '';
    };
    const key = keyOf({ givenName: 'José', familyName: 'Núñez', birthdate: '2015-01-01' });
    expect(keyOf({ givenName: ' NUNEZ', familyName: 'jose', birthdate: '2015-01-01' })).toBe(key);
    expect(keyOf({ givenName: 'José', familyName: 'Núñez', birthdate: '2015-01-02' })).not.toBe(key);
    expect(keyOf({ givenName: 'Joséf', familyName: 'Núñez', birthdate: '2015-01-01' })).not.toBe(key);
  });

  it('refuses a member with neither identifier nor name, and says where', () => {
    expect(faultOf(group([member(person()), member(nameless({ birthdate: '2015-01-01' }))]))).toMatchObject({
      pointer: '#/members/1',
    });
    expect(faultOf(group([member(person({ birthdate: 'x' }))]))).toMatchObject({ pointer: '#/members/0/birthdate' });
  });
});
