import type { Registrant } from '../registrant.js';

/** Names DCI has, or leaves to the registry, for the ID types of the population. */
export const ID_TYPES: Readonly<Record<string, string>> = {
  'NATIONAL ID': 'UIN',
  'SOCIAL REGISTRY NUMBER': 'SRN',
  'HOUSEHOLD ID': 'HOUSEHOLD_ID',
};

const HOUSEHOLD = '2';

/** As core/v1 and extensions/social/v1 of the SPDCI schemas have a group. */
export function toGroup(row: Registrant): object {
  const head = row.groupMembershipIds.find(({ kind }) => kind.name === 'Head');
  return {
    '@type': 'Group',
    group_identifier: identifiers(row),
    group_type: HOUSEHOLD,
    address: address(row),
    ...(head ? { group_head_info: toMember(head.individual) } : {}),
    group_size: row.groupMembershipIds.length,
    member_list: row.groupMembershipIds.map(({ individual }) => toMember(individual)),
    ...instants(row),
    additional_attributes: additional(row, ['income']),
  };
}

export function toMember(row: Registrant): object {
  return {
    '@type': 'Member',
    member_identifier: identifiers(row),
    demographic_info: {
      '@type': 'Person',
      identifier: identifiers(row),
      name: { surname: row.familyName ?? '', given_name: row.givenName ?? '', second_name: row.addlName ?? '' },
      sex: row.gender?.toLowerCase() ?? 'unknown',
      ...(row.birthdate ? { birth_date: row.birthdate } : {}),
      address: address(row),
      phone_number: row.phoneNumberIds.map(({ phoneNo, phoneSanitized }) => phoneSanitized ?? phoneNo),
      ...(row.email ? { email: [row.email] } : {}),
      ...instants(row),
    },
    ...instants(row),
    additional_attributes: additional(row, ['income', 'bankAccount', 'employment', 'incomeBand']),
  };
}

const identifiers = ({ regIds }: Registrant): object[] =>
  regIds.map(({ idTypeAsStr, value }) => ({
    identifier_type: ID_TYPES[idTypeAsStr] ?? idTypeAsStr,
    identifier_value: value,
  }));

const address = ({ address: line, area }: Registrant): object[] => [
  { '@type': 'Address', address_line_1: line ?? '', region_code: area ?? '' },
];

const instants = ({ createdAt, changedAt }: Registrant): object => ({
  registration_date: createdAt.toISOString(),
  last_updated: changedAt.toISOString(),
});

const additional = (
  row: Registrant,
  names: readonly ('income' | 'bankAccount' | 'employment' | 'incomeBand')[],
): object[] =>
  names
    .filter((name) => row[name] !== null)
    .map((name) => ({ attribute_name: snake(name), attribute_value: row[name] }));

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
