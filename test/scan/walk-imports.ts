import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Asker } from './asker.js';
import type { PlantedGroup, PlantedPerson, Planter } from './planted-people.js';

const COLUMNS = {
  given_name: 'givenName',
  family_name: 'familyName',
  home_address: 'address',
  note: 'note',
  birth_date: 'birthDate',
  income: 'income',
  trade: 'trade',
  dwelling: 'dwelling',
  'identifier:national_id': 'nationalId',
  'identifier:voter_card': 'voterCard',
  phone: 'phone',
  email: 'email',
  bank: 'bank',
  wallet: 'wallet',
} as const satisfies Record<string, keyof PlantedPerson>;

const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;
const file = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [header, ...rows].map((row) => row.map(quoted).join(',')).join('\n');
const fileOf = (people: readonly PlantedPerson[]): string =>
  file(
    Object.keys(COLUMNS),
    people.map((person) => Object.values(COLUMNS).map((field) => person[field])),
  );

/** Imports people, groups and memberships in every way, and files that are refused, as a whole or row by row. */
export async function walkImports(asker: Asker, planter: Planter, groups: readonly PlantedGroup[]): Promise<void> {
  const people = groups.flatMap(({ members }) => members);
  const csv = fileOf(people);
  await take(asker, 'content=individuals&dryRun=true', csv);
  await take(asker, 'content=individuals&policy=skip', csv);
  await take(asker, 'content=individuals&policy=add-entry', fileOf(people.slice(0, 1)));
  const second = people[1]!;
  const later = planter.person('CSV, changed');
  const { nationalId } = second; // the same person, all else new
  await take(asker, 'content=individuals&policy=update', fileOf([{ ...later, nationalId }]));
  await take(asker, 'content=groups', groupsFile(groups));
  await take(asker, 'content=memberships', membershipsFile(groups));
  await walkRefusals(asker, planter, second);
}

const groupsFile = (groups: readonly PlantedGroup[]): string =>
  file(
    ['group_kind', 'identifier:household_id', 'home_address', 'income'],
    groups.map(({ householdId, address, income }) => ['household', householdId, address, income]),
  );

const membershipsFile = (groups: readonly PlantedGroup[]): string =>
  file(
    ['group:household_id', 'member:national_id', 'role'],
    groups.flatMap(({ householdId, members }) =>
      members.map(({ nationalId }, index) => [householdId, nationalId, index === 0 ? 'head' : 'member']),
    ),
  );

async function walkRefusals(asker: Asker, planter: Planter, known: PlantedPerson): Promise<void> {
  const stray = (what: string): string => planter.stray(`CSV, refused ${what}`);
  const header = Object.keys(COLUMNS);
  const rows = header.map((column) => header.map((other) => (other === column ? `=${stray(column)}?#@` : '')));
  const twice = [known.nationalId, known.nationalId.slice(0, -1) + ((Number(known.nationalId.at(-1)) + 1) % 10)];
  const broken = file(header, [
    ...rows,
    header.map((column) => (column === 'identifier:national_id' ? twice[1]! : '')),
  ]);
  const { body } = await take(asker, 'content=individuals', broken);
  for (const path of ['errors', 'errors?limit=3', 'errors.csv'])
    await asker.must(200, 'GET', `/v1/registrants/imports/${body.id}/${path}`);
  await take(
    asker,
    'content=memberships',
    file(['group:household_id', 'member:national_id'], [[stray('group'), known.nationalId]]),
  );
  await take(asker, 'content=individuals', `given_name,note\n${stray('row')},"${stray('open quote')}`);
  await upload(asker, 422, 'content=individuals', `given_name,${stray('column')}\nx,y`);
  await upload(asker, 400, `content=individuals&policy=${stray('policy')}`, fileOf([known]));
  await upload(asker, 415, 'content=individuals', fileOf([known]), 'text/plain');
  await asker.must(403, 'POST', '/v1/registrants/imports?content=individuals', {
    as: 'auditor',
    body: fileOf([known]),
    headers: { 'content-type': 'text/csv' },
  });
  await asker.must(200, 'GET', '/v1/registrants/imports');
}

const upload = (asker: Asker, status: number, query: string, body: string, type = 'text/csv'): Promise<Answer> =>
  asker.must(status, 'POST', `/v1/registrants/imports?${query}`, { body, headers: { 'content-type': type } });

/** Uploads and waits for the end, whatever it is. */
async function take(asker: Asker, query: string, csv: string): Promise<Answer> {
  const { body } = await upload(asker, 202, query, csv);
  for (;;) {
    const answer = await asker.must(200, 'GET', `/v1/registrants/imports/${body.id}`);
    if (answer.body.finishedAt !== null) return answer;
    await pause(30);
  }
}
