import { readHeader } from './header.js';
import type { ColumnsUnusable } from './import.errors.js';
import type { ImportContent } from './import.record.js';

const known = {
  declares: (kind: string, key: string) =>
    (kind === 'individual' ? ['given_name', 'phone'] : ['address']).includes(key),
  hasIdType: (code: string) => ['national_id', 'household_id'].includes(code),
};

function faultsOf(names: string[], content: ImportContent): unknown[] {
  try {
    readHeader(names, content, known);
  } catch (error) {
    return (error as ColumnsUnusable).errors!.map(({ pointer, message }) => [pointer, message]);
  }
  return [];
}

describe('the header of an import', () => {
  it('names attributes with or without prefix, identifiers and their expiry, contacts and accounts', () => {
    const names = ['given_name', ' identifier:national_id', 'identifier:national_id:expires', 'phone', 'bank'];
    expect(readHeader(names, 'individuals', known)).toEqual([
      { as: 'attribute', of: 'given_name', name: 'given_name' },
      { as: 'identifier', of: 'national_id', name: 'identifier:national_id' },
      { as: 'expiry', of: 'national_id', name: 'identifier:national_id:expires' },
      { as: 'contact', of: 'phone', name: 'phone' },
      { as: 'account', of: 'bank', name: 'bank' },
    ]);
  });

  it('reaches an attribute of the name of a contact by its prefix', () => {
    expect(readHeader(['phone', 'attribute:phone'], 'individuals', known).map(({ as }) => as)).toEqual([
      'contact',
      'attribute',
    ]);
  });

  it('names group and member of a membership by an ID type each', () => {
    const names = ['group:household_id', 'member:national_id', 'role', 'relationship', 'started_at'];
    expect(readHeader(names, 'memberships', known).map(({ as }) => as)).toEqual([
      'group',
      'member',
      'role',
      'relationship',
      'started-at',
    ]);
  });

  it.each<[string[], ImportContent, unknown[]]>([
    [['given_name', 'surname'], 'individuals', [['#/columns/1', '"surname" is not a column of individuals']]],
    [['given_name', 'Amina Yusuf'], 'individuals', [['#/columns/1', 'is not a column of individuals']]],
    [['given_name', '=1+1'], 'individuals', [['#/columns/1', 'is not a column of individuals']]],
    [['given_name', ''], 'individuals', [['#/columns/1', 'is not a column of individuals']]],
    [['address'], 'individuals', [['#/columns/0', '"address" is not a column of individuals']]],
    [['group_kind'], 'individuals', [['#/columns/0', '"group_kind" is not a column of individuals']]],
    [['identifier:passport'], 'groups', [['#/columns/0', '"identifier:passport" is not a column of groups']]],
    [['constructor'], 'memberships', [['#/columns/0', '"constructor" is not a column of memberships']]],
    [['given_name', 'attribute:given_name'], 'individuals', [['#/columns/1', 'stands in the header twice']]],
    [
      ['given_name', 'identifier:national_id:expires'],
      'individuals',
      [['#/columns/1', 'needs the column of the identifier itself']],
    ],
    [
      ['group:household_id', 'group:national_id'],
      'memberships',
      [
        ['#/columns', 'must name one column group:CODE, CODE being that of an ID type'],
        ['#/columns', 'must name one column member:CODE, CODE being that of an ID type'],
      ],
    ],
  ])('refuses %j of %s', (names, content, expected) => {
    expect(faultsOf(names, content)).toEqual(expected);
  });
});
