import { REGISTERED_AT, type Registrant } from '../registrant.js';

/** Names DCI has, or leaves to the registry, for the ID types of the population. */
export const ID_TYPES: Readonly<Record<string, string>> = {
  'NATIONAL ID': 'UIN',
  'SOCIAL REGISTRY NUMBER': 'SRN',
  'HOUSEHOLD ID': 'HOUSEHOLD_ID',
};

const HOUSEHOLD = '2';

/** As core/v1 and extensions/social/v1 of the SPDCI schemas have a group. */
export function toGroup(row: Registrant): object {
  const members = row.groupMembershipIds.map(({ individual }) => toMember(individual));
  const head = row.groupMembershipIds.findIndex(({ kind }) => kind.name === 'Head');
  return {
    '@type': 'Group',
    group_identifier: identifiers(row),
    group_type: HOUSEHOLD,
    address: address(row),
    ...(head < 0 ? {} : { group_head_info: members[head] }),
    group_size: members.length,
    member_list: members,
    ...instants(row),
    additional_attributes: additional(row, OF_GROUPS),
  };
}

export function toMember(row: Registrant): object {
  const [ids, since] = [identifiers(row), instants(row)];
  return {
    '@type': 'Member',
    member_identifier: ids,
    demographic_info: {
      '@type': 'Person',
      identifier: ids,
      name: { surname: row.familyName ?? '', given_name: row.givenName ?? '', second_name: row.addlName ?? '' },
      sex: row.gender?.toLowerCase() ?? 'unknown',
      ...(row.birthdate ? { birth_date: row.birthdate } : {}),
      address: address(row),
      phone_number: row.phoneNumberIds.map(({ phoneNo, phoneSanitized }) => phoneSanitized ?? phoneNo),
      ...(row.email ? { email: [row.email] } : {}),
      ...since,
    },
    ...since,
    additional_attributes: additional(row, OF_PEOPLE),
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
  registration_date: written(createdAt),
  last_updated: written(changedAt),
});

/** Nearly everybody was registered at one instant: that is written once. */
const written = (at: Date): string => (at === REGISTERED_AT ? REGISTERED : at.toISOString());
const REGISTERED = REGISTERED_AT.toISOString();

/** Additional attributes by the names they have in answers. */
const OF_GROUPS = [['income', 'income']] as const;
const OF_PEOPLE = [
  ['income', 'income'],
  ['bankAccount', 'bank_account'],
  ['employment', 'employment'],
  ['incomeBand', 'income_band'],
] as const;

const additional = (row: Registrant, names: typeof OF_GROUPS | typeof OF_PEOPLE): object[] =>
  names
    .filter(([name]) => row[name] !== null)
    .map(([name, told]) => ({ attribute_name: told, attribute_value: row[name] }));
