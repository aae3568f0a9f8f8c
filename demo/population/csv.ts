import { household } from './household.js';
import { householdsFor } from './sizes.js';
import { REGISTRATION_DATE, type Household, type Person } from './person.js';

/** What the rows of a file are, as `POST /v1/registrants/imports` asks for it. */
export const CSV_CONTENTS = ['individuals', 'groups', 'memberships'] as const;
export type CsvContent = (typeof CSV_CONTENTS)[number];

type Cells = readonly (string | number | null)[];

const HEADERS: Readonly<Record<CsvContent, Cells>> = {
  individuals: [
    'given_name',
    'family_name',
    'birth_date',
    'sex',
    'area',
    'identifier:social_registry_number',
    'identifier:national_id',
    'phone',
    'bank',
  ],
  groups: ['identifier:household_id', 'group_kind', 'area', 'income'],
  memberships: ['group:household_id', 'member:social_registry_number', 'role', 'started_at'],
};

const personCells = (person: Person, { area }: Household): Cells => [
  person.givenName,
  person.familyName,
  person.birthDate,
  person.gender,
  area,
  person.socialRegistryNumber,
  person.nationalId,
  person.phone?.sanitized ?? null,
  person.bankAccount,
];

const membershipCells = (person: Person, { householdId }: Household): Cells => [
  householdId,
  person.socialRegistryNumber,
  person.head ? 'head' : 'member',
  REGISTRATION_DATE,
];

function rowsOf(content: CsvContent, home: Household, people: number): Cells[] {
  if (content === 'groups') return [[home.householdId, 'household', home.area, home.income]];
  const members = home.members.slice(0, people);
  if (content === 'individuals') return members.map((person) => personCells(person, home));
  return members.filter((person) => person.socialRegistryNumber).map((person) => membershipCells(person, home));
}

const line = (cells: Cells): string =>
  `${cells.map((cell) => (/[",\r\n]/.test(`${cell}`) ? `"${`${cell}`.replaceAll('"', '""')}"` : (cell ?? ''))).join(',')}\n`;

/** So many people of the population (their households, their memberships) as a CSV file, in pieces of some households. */
export function* populationCsv(seed: number, people: number, content: CsvContent): Generator<string> {
  let piece = line(HEADERS[content]);
  for (let h = 0, left = people; h < householdsFor(people); h++) {
    const home = household(seed, h);
    for (const cells of rowsOf(content, home, left)) piece += line(cells);
    left -= home.members.length;
    if (piece.length < 1 << 16) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}
