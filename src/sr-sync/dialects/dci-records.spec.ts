import type { SourceMapping } from '../social-registry.entity.js';
import { readDciRecord } from './dci-records.js';

const asked = (...fields: string[]) => fields.map((field) => ({ field, attribute: 'whatever' }));
const MAPPING: SourceMapping = {
  idTypes: [],
  individual: asked('name.given_name', 'birth_date', 'address.region_code', 'additional_attributes.income'),
  group: asked('address.region_code', 'additional_attributes.poverty.score'),
  phones: true,
  paymentAccount: { field: 'additional_attributes.bank_account', kind: 'bank' },
};
const member = (over: object = {}, person: object = {}) => ({
  '@type': 'Member',
  member_identifier: [{ identifier_type: 'SRN', identifier_value: 7 }],
  demographic_info: { identifier: [{ identifier_type: 'SRN', identifier_value: '7' }], name: {}, ...person },
  ...over,
});
const read = (kind: 'group' | 'individual', item: unknown, mapping = MAPPING) => {
  const found = readDciRecord(kind, item, mapping);
  if ('unreadable' in found) throw new Error('It was not read');
  return found;
};

describe('a record of dci', () => {
  it('is read as far as it is asked for, and what stands there besides is counted', () => {
    const person = {
      name: { given_name: 'Ana', surname: 'Sol', second_name: '' },
      birth_date: '1990-01-01',
      address: [{ '@type': 'Address', region_code: 'N1', address_line_1: 'here' }, { region_code: 'N2' }],
      phone_number: ['+1', ' '],
    };
    const additional_attributes = [
      { attribute_name: 'income', attribute_value: 0 },
      { attribute_name: 'bank_account', attribute_value: '4' },
      { attribute_name: 'employment', attribute_value: 'none' },
    ];
    const fields = {
      'name.given_name': 'Ana',
      birth_date: '1990-01-01',
      'address.region_code': 'N1',
      'additional_attributes.income': 0,
      'additional_attributes.bank_account': '4',
    };
    const told = member({ additional_attributes }, person);
    const identifiers = [{ type: 'SRN', value: '7', expiresOn: null }];
    const record = { isGroup: false, fields, identifiers, phones: ['+1'], members: [] };
    expect(read('individual', told)).toEqual({ record, dropped: 3 }); // surname, address line, employment
    const without = { ...MAPPING, phones: false };
    expect(read('individual', told, without)).toEqual({ record: { ...record, phones: [] }, dropped: 4 });
  });

  it('tells of the person what the person says, whatever the member around it says', () => {
    const told = member({ birth_date: '1900-01-01', address: { region_code: 'N9' } }, { address: { line: 'x' } });
    expect(read('individual', told)).toMatchObject({ record: { fields: { birth_date: '1900-01-01' } }, dropped: 1 });
    expect(read('individual', member({ birth_date: 'x' }, { birth_date: 'y' })).record.fields).toEqual({
      birth_date: 'y',
    });
  });

  it('has additional attributes as pairs or as an object, with parts and with points in their names', () => {
    for (const additional_attributes of [
      { poverty: { score: 4 } },
      [{ attribute_name: 'poverty', attribute_value: { score: 4 } }],
      [{ 'poverty.score': 4 }],
    ])
      expect(read('group', { additional_attributes })).toMatchObject({
        record: { fields: { 'additional_attributes.poverty.score': 4 } },
        dropped: 0,
      });
  });

  it('is headed by whom an identifier names, else a name and a date, else somebody who is not listed', () => {
    const nameless = (given_name: string, birth_date = '') => ({
      demographic_info: { name: { given_name }, birth_date },
    });
    const headed = (group_head_info: unknown, member_list: unknown[]) =>
      read('group', { group_head_info, member_list }).record.members.map(({ isHead }) => isHead);
    expect(headed(member(), [nameless('Ana'), member()])).toEqual([false, true]);
    expect(headed(nameless('Ana', '1990-01-01'), [nameless('Ana'), nameless('Ana', '1990-01-01')])).toEqual([
      false,
      true,
    ]);
    expect(headed(nameless('Ben'), [nameless('Ana')])).toEqual([true, false]);
    expect(headed('', [nameless('Ana')])).toEqual([false]);
  });

  it('takes no field from the names an object has of its own', () => {
    const told = JSON.parse('{"__proto__": {"birth_date": "x"}, "name": {"__proto__": {"given_name": "x"}}}') as object;
    expect(read('individual', told)).toEqual({
      record: { isGroup: false, fields: {}, identifiers: [], phones: [], members: [] },
      dropped: 0,
    });
  });

  it('is unreadable where its places hold something else', () => {
    for (const item of [null, 'text', [], member({ member_identifier: 'x' }), { demographic_info: 4 }])
      expect(readDciRecord('individual', item, MAPPING)).toEqual({ unreadable: item });
    expect(readDciRecord('group', { member_list: [null] }, MAPPING)).toHaveProperty('unreadable');
  });
});
