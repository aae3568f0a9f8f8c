import type { Answer, Asker } from './asker.js';
import type { PlantedPerson, Planter } from './planted-people.js';

const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAA';

const attributesOf = (person: PlantedPerson) => ({
  given_name: person.givenName,
  family_name: person.familyName,
  home_address: person.address,
  note: person.note,
  birth_date: person.birthDate,
  income: person.income,
  trade: person.trade,
  dwelling: person.dwelling,
});

export const registrationOf = (person: PlantedPerson) => ({
  kind: 'individual',
  attributes: attributesOf(person),
  identifiers: [
    { idType: 'national_id', value: person.nationalId },
    { idType: 'voter_card', value: person.voterCard, expiresOn: '2041-01-31' },
  ],
  contacts: [
    { kind: 'phone', value: person.phone },
    { kind: 'email', value: person.email },
  ],
  paymentAccounts: [
    { kind: 'bank', value: person.bank },
    { kind: 'wallet', value: person.wallet },
  ],
});

/** Registers people through the API and does with them whatever the routes of the registry allow, and what they refuse. */
export async function walkRegistrants(
  asker: Asker,
  planter: Planter,
  people: readonly PlantedPerson[],
): Promise<string[]> {
  const handles: string[] = [];
  for (const person of people) {
    const { body } = await asker.must(201, 'POST', '/v1/registrants', { body: registrationOf(person) });
    handles.push(body.id as string);
  }
  for (const [index, handle] of handles.entries()) await walkOne(asker, planter, handle, people[index]!);
  await walkGroup(asker, planter, handles);
  await asker.must(200, 'GET', '/v1/registrants?limit=5');
  return handles;
}

async function walkOne(asker: Asker, planter: Planter, handle: string, person: PlantedPerson): Promise<void> {
  const path = `/v1/registrants/${handle}`;
  const later = planter.person('API, changed');
  const shown = await asker.must(200, 'GET', path);
  const change = { attributes: { ...attributesOf(later), trade: null } };
  await asker.must(428, 'PATCH', path, { body: change });
  await asker.must(412, 'PATCH', path, { body: change, headers: { 'if-match': '"9"' } });
  await asker.must(200, 'PATCH', path, { body: change, headers: { 'if-match': shown.etag! } });
  await asker.must(200, 'GET', `${path}?asOf=${new Date().toISOString()}`);
  await asker.must(200, 'POST', '/v1/registrants/lookup', {
    body: { idType: 'national_id', value: person.nationalId },
  });
  await asker.must(404, 'POST', '/v1/registrants/lookup', { body: { idType: 'voter_card', value: later.voterCard } });
  for (const [field, right, wrong] of [
    ['identifier:national_id', person.nationalId, later.nationalId],
    ['phone', person.phone, later.phone],
    ['bank', person.bank, later.bank],
    ['attribute:birth_date', later.birthDate, person.birthDate],
    ['attribute:family_name', later.familyName, person.familyName],
  ])
    for (const value of [right, wrong])
      await asker.must(200, 'POST', `${path}/compare`, { body: { field, value }, as: 'registry_admin' });
  await asker.must(404, 'POST', `/v1/registrants/${NOBODY}/compare`, {
    body: { field: 'phone', value: person.phone },
  });
  await walkValues(asker, path, person, later);
  await asker.must(200, 'POST', `${path}/disable`, { body: { reason: 'moved_away' } });
  await asker.must(200, 'POST', `${path}/enable`, { body: { reason: 'other' } });
}

/** Identifiers, contacts and accounts: one more of each, shown, changed, refused. */
async function walkValues(asker: Asker, path: string, person: PlantedPerson, later: PlantedPerson): Promise<void> {
  for (const [kind, body, unfit, change] of [
    [
      'identifiers',
      { idType: 'national_id', value: later.nationalId },
      { idType: 'national_id', value: `${person.nationalId}9` },
      { expiresOn: '2042-03-01' },
    ],
    ['contacts', { kind: 'email', value: later.email }, { kind: 'phone', value: later.email }, { status: 'invalid' }],
    [
      'payment-accounts',
      { kind: 'bank', value: later.bank },
      { kind: 'bank', value: `${later.bank}?${person.bank}` },
      { status: 'invalid' },
    ],
  ] as const) {
    const added = await asker.must(201, 'POST', `${path}/${kind}`, { body });
    const one = `${path}/${kind}/${added.body.id}`;
    await asker.must(422, 'POST', `${path}/${kind}`, { body: unfit });
    await asker.must(400, 'POST', `${path}/${kind}`, { body: { ...body, note: person.note } });
    await asker.must(200, 'GET', `${path}/${kind}`);
    await asker.must(200, 'GET', one);
    await asker.must(404, 'GET', `${path}/${kind}/${NOBODY}`);
    await asker.must(200, 'PATCH', one, { body: change, headers: { 'if-match': added.etag! } });
    await asker.must(412, 'PATCH', one, { body: change, headers: { 'if-match': '"77"' } });
  }
}

async function walkGroup(asker: Asker, planter: Planter, handles: readonly string[]): Promise<void> {
  const [head, other, third] = handles as [string, string, string];
  const told = planter.group('API');
  const made = await asker.must(201, 'POST', '/v1/registrants', {
    body: {
      kind: 'group',
      groupKind: 'household',
      attributes: { home_address: told.address, income: told.income },
      identifiers: [{ idType: 'household_id', value: told.householdId }],
      members: [{ registrantId: head, isHead: true }],
    },
  });
  const members = `/v1/registrants/${made.body.id}/members`;
  const add = (registrantId: string, status: number): Promise<Answer> =>
    asker.must(status, 'POST', members, { body: { registrantId, relationship: 'child' } });
  const added = await add(other, 201);
  await add(other, 409);
  await add(NOBODY, 422);
  const one = `${members}/${added.body.id}`;
  await asker.must(200, 'GET', members);
  await asker.must(200, 'GET', one);
  const changed = await asker.must(200, 'PATCH', one, {
    body: { isRepresentative: true },
    headers: { 'if-match': added.etag! },
  });
  const now = `${members}/${changed.body.id}`;
  await asker.must(200, 'POST', `${now}/make-head`, { body: { formerHeadRelationship: 'parent' } });
  const { body } = await asker.must(200, 'GET', members);
  const former = (body.data as { id: string; isHead: boolean }[]).find(({ isHead }) => !isHead)!;
  await asker.must(200, 'POST', `${members}/${former.id}/end`, { body: { reason: 'moved' } });
  await asker.must(409, 'POST', `${members}/${former.id}/end`, { body: {} });
  await walkPayees(asker, `/v1/registrants/${made.body.id}/payees`, third);
}

async function walkPayees(asker: Asker, payees: string, handle: string): Promise<void> {
  const named = await asker.must(201, 'POST', payees, { body: { registrantId: handle, kind: 'nominee' } });
  await asker.must(409, 'POST', payees, { body: { registrantId: handle, kind: 'nominee' } });
  await asker.must(422, 'POST', payees, { body: { registrantId: NOBODY, kind: 'alternate' } });
  await asker.must(200, 'GET', payees);
  await asker.must(200, 'GET', `${payees}/${named.body.id}`);
  await asker.must(200, 'POST', `${payees}/${named.body.id}/end`, { body: {} });
}
