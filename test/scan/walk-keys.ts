import pg from 'pg';
import type { PlantedPerson } from './planted-people.js';
import type { Stage } from './stage.js';

/** Somebody who is to be erased. */
export interface Erased {
  readonly handle: string;
  readonly person: PlantedPerson;
}

/** Erases people while others are served; whoever asks afterwards finds nobody. */
export async function walkErasures({ asker }: Stage, erased: readonly Erased[]): Promise<void> {
  const as = 'data_protection_officer' as const;
  for (const { handle, person } of erased) {
    await asker.must(400, 'POST', `/v1/registrants/${handle}/erase`, { as, body: { reason: 'because' } });
    await walkHold(asker, `/v1/registrants/${handle}`, person);
    await walkAccessRequest(asker, `/v1/registrants/${handle}`, person);
    await asker.must(200, 'POST', `/v1/registrants/${handle}/erase`, { as, body: { reason: 'requested' } });
  }
  await findNobody(asker, erased);
}

/** Holds somebody, for a reason that says who it is, and lets them go again. */
async function walkHold(asker: Stage['asker'], path: string, person: PlantedPerson): Promise<void> {
  const as = 'data_protection_officer' as const;
  const reason = `${person.familyName}, ${person.nationalId}, has gone to court`;
  await asker.must(409, 'POST', `${path}/legal-hold/lift`, { as, body: { reason } });
  await asker.must(201, 'POST', `${path}/legal-hold`, { as, body: { ground: 'claim', reason } });
  await asker.must(409, 'POST', `${path}/legal-hold`, { as, body: { ground: 'claim', reason } });
  await asker.must(409, 'POST', `${path}/erase`, { as, body: { reason: 'requested' } });
  await asker.must(200, 'GET', `${path}/legal-hold`, { as });
  await asker.must(200, 'POST', `${path}/legal-hold/lift`, { as, body: { reason } });
}

/** Answers somebody's own request for what is kept about them, and refuses another. */
async function walkAccessRequest(asker: Stage['asker'], path: string, person: PlantedPerson): Promise<void> {
  const as = 'data_protection_officer' as const;
  const key = { kty: 'OKP', crv: 'X25519', x: '3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08' };
  const reason = `${person.familyName} showed the card ${person.nationalId}`;
  const open = async (): Promise<string> => {
    const body = { purpose: 'access', reason, key: { ...key, kid: person.email } };
    return (await asker.must(201, 'POST', `${path}/access-requests`, { body })).body.id as string;
  };
  const answered = `${path}/access-requests/${await open()}`;
  await asker.must(422, 'POST', `${path}/access-requests`, {
    body: { purpose: 'access', reason, key: { ...key, d: person.nationalId } },
  });
  await asker.must(200, 'POST', `${answered}/fulfil`, { as });
  await asker.must(409, 'POST', `${answered}/fulfil`, { as });
  const refused = `${path}/access-requests/${await open()}`;
  await asker.must(400, 'POST', `${refused}/refuse`, { as, body: { reason: person.note } });
  await asker.must(200, 'POST', `${refused}/refuse`, { as, body: { reason: 'withdrawn' } });
  await asker.must(200, 'GET', `${path}/access-requests`);
}

/** All three kinds of key. */
export async function walkRotations({ asker }: Stage): Promise<void> {
  for (const key of ['registrant', 'index', 'master']) {
    const ordered = await asker.must(202, 'POST', '/v1/keys/rotations', { body: { key } });
    await asker.settled(ordered.body.id as string);
  }
  await asker.must(200, 'GET', '/v1/keys');
  await asker.must(200, 'POST', '/v1/keys/registrant/1/destroy', { body: {} });
  await asker.must(409, 'POST', '/v1/keys/registrant/2/destroy', { body: {} });
}

/** A copy of the data as they are now, to be put back later. The service must be stopped. */
export async function backUp({ server }: Stage): Promise<void> {
  const client = new pg.Client(server.url('postgres'));
  await client.connect();
  await client.query('create database amparo_old template amparo owner amparo_owner');
  await client.end();
}

/** Asks for the erased on a service whose data are the old backup, beside the key store of today. */
export async function findNobodyInTheBackup(stage: Stage, erased: readonly Erased[]): Promise<void> {
  await stage.startService('amparo_old');
  await findNobody(stage.asker, erased);
  await stage.service.stop();
}

async function findNobody(asker: Stage['asker'], erased: readonly Erased[]): Promise<void> {
  for (const { handle, person } of erased) {
    await asker.must(404, 'GET', `/v1/registrants/${handle}/legal-hold`, { as: 'data_protection_officer' });
    for (const part of ['', '/identifiers', '/contacts', '/payment-accounts', '/payees'])
      await asker.must(404, 'GET', `/v1/registrants/${handle}${part}`);
    await asker.must(404, 'POST', `/v1/registrants/${handle}/compare`, {
      body: { field: 'identifier:national_id', value: person.nationalId },
    });
    await asker.must(404, 'POST', '/v1/registrants/lookup', {
      body: { idType: 'voter_card', value: person.voterCard },
    });
  }
}
