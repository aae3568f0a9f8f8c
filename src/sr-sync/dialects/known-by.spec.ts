import type { SourceMapping } from '../social-registry.entity.js';
import { askedBy, namedIn } from './known-by.js';

const mapping = {
  idTypes: [
    { name: 'HOUSEHOLD_ID', idType: 'household_id' },
    { name: 'UIN', idType: 'national_id' },
  ],
} as unknown as SourceMapping;
const id = (identifier_type: unknown, identifier_value: unknown) => ({ identifier_type, identifier_value });
const asked = (item: unknown) => {
  const named = namedIn(item);
  return named && askedBy(named, mapping);
};

describe('a record that could not be taken in', () => {
  it('is known by its identifiers, wherever a dialect has them', () => {
    const person = { kind: 'individual', type: 'UIN', value: '12' };
    expect(asked({ member_identifier: [id('UIN', '12')], birth_date: {} })).toEqual(person);
    expect(asked({ demographic_info: { identifier: [id('SRN', '3'), id('UIN', 12)] } })).toEqual(person);
    expect(asked({ isGroup: false, identifiers: [{ type: 'UIN', value: '12', expiresOn: null }] })).toEqual(person);
    expect(asked({ isGroup: false, regIds: [{ idTypeAsStr: 'UIN', value: '12' }] })).toEqual(person);
    const group = { kind: 'group', type: 'HOUSEHOLD_ID', value: 'H' };
    expect(asked({ group_identifier: [id('UIN', '12'), id('HOUSEHOLD_ID', 'H')], member_list: 'x' })).toEqual(group);
  });

  it('is known by nothing where they stand nowhere, are none, or are not mapped', () => {
    const without = [null, 'text', 7, [], {}, { identifier: 'UIN' }, { identifier: [null, 'UIN', id('UIN', {})] }];
    for (const item of [...without, { identifier: [id('UIN', 'x'.repeat(101)), id('', '1')] }])
      expect(namedIn(item)).toBeNull();
    expect(asked({ identifier: [id('SRN', '3')] })).toBeNull();
  });

  it('keeps nothing else of it', () => {
    const named = namedIn({ name: 'Ana', phone_number: ['1'], identifier: [{ ...id('UIN', '12'), note: 'n' }] });
    expect(named).toEqual({
      isGroup: false,
      fields: {},
      identifiers: [{ type: 'UIN', value: '12', expiresOn: null }],
      phones: [],
      members: [],
    });
  });
});
