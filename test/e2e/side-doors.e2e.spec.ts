import { randomBytes } from 'node:crypto';
import { newId } from '#platform/ids/ids.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** What nobody may learn of this person by any answer. */
const AMINA = {
  name: 'Aminatou Zubeyda',
  card: 'VX9182736455',
  phone: '+254711222333',
  account: 'KE55AMINA0001',
  born: '1987-06-05',
  street: 'Jacaranda Close 17',
};
const SECRETS = new RegExp(
  ['Aminatou', 'Zubeyda', 'Jacaranda', '9182736455', '711222333', 'KE55AMINA', '1987-06', '06-05'].join('|'),
  'i',
);

interface Document {
  readonly paths: Record<string, Record<string, { readonly parameters?: readonly { name: string; in: string }[] }>>;
}

describe('side doors', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let stranger: ApiClient;
  let document: Document;
  const ids: Record<string, string> = {};
  const stated = ({ status, body }: ApiAnswer) => [status, { ...body, correlationId: 'any' }];

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    stranger = await amparo.api('registry_admin', { subject: 'other', organisation: 'another agency' });
    document = (await amparo.anyone().get('/openapi.json')).body as Document;
    const made = async (path: string, body: object): Promise<Record<string, string>> => {
      const answer = await admin.post(path, body);
      expect([path, answer.status]).toEqual([path, 201]);
      return answer.body as Record<string, string>;
    };
    await made('/v1/id-types', { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'VX[0-9]{10}' });
    for (const [key, dataType] of [
      ['full_name', 'text'],
      ['birth_date', 'date'],
      ['address', 'text'],
    ])
      await made('/v1/attributes', { key, name: key, dataType, appliesTo: 'individual' });
    const person = await made('/v1/registrants', {
      kind: 'individual',
      attributes: { full_name: AMINA.name, birth_date: AMINA.born, address: AMINA.street },
      identifiers: [{ idType: 'voter_card', value: AMINA.card }],
      contacts: [{ kind: 'phone', value: AMINA.phone }],
      paymentAccounts: [{ kind: 'bank', value: AMINA.account }],
    });
    ids['registrant'] = person['id']!;
    const group = await made('/v1/registrants', {
      kind: 'group',
      members: [{ registrantId: person['id'], isHead: true }],
    });
    ids['group'] = group['id']!;
  });
  afterAll(() => amparo.close());

  const reading = (): string[] => Object.keys(document.paths).filter((path) => document.paths[path]!['get']);

  it('no route that reads shows a name, a number, a birth date or an address, to anybody', async () => {
    const callers = await Promise.all(
      (['registry_admin', 'auditor', 'data_protection_officer', 'case_worker'] as const).map((role) =>
        amparo.api(role),
      ),
    );
    const told: string[] = [];
    for (const path of reading()) {
      if (/\.(csv|yaml)$/.test(path)) continue;
      for (const id of path.includes('{') ? [ids['registrant']!, ids['group']!] : [''])
        for (const caller of callers) {
          const { status, body, headers } = await caller.get(path.replaceAll(/\{\w+\}/g, id));
          expect([path, status < 500 || path === '/health/ready']).toEqual([path, true]);
          if (SECRETS.test(JSON.stringify([body, [...headers]]))) told.push(path);
        }
    }
    expect(reading().length).toBeGreaterThan(30);
    expect(told).toEqual([]);
  });

  it('lists have no total: rows, and whether there are more', async () => {
    for (const path of ['/v1/registrants?limit=1', '/v1/programs', '/v1/operations'])
      expect(Object.keys((await admin.get(path)).body as object).toSorted()).toEqual(['data', 'nextCursor']);
  });

  it('what is unknown and what is not yours are refused alike, to the byte and the header', async () => {
    const paths = reading().filter((path) => path.startsWith('/v1/registrants/{id}'));
    expect(paths.length).toBeGreaterThan(3);
    const unknown = randomBytes(16).toString('base64url');
    for (const path of paths) {
      const ask = async (caller: ApiClient, id: string) => {
        const answer = await caller.get(path.replaceAll(/\{\w+\}/g, id));
        const names = [...answer.headers.keys()].filter((name) => name !== 'x-correlation-id').toSorted();
        return JSON.stringify([stated(answer), names]);
      };
      const never = await ask(admin, unknown);
      expect(await ask(stranger, ids['registrant']!)).toBe(never); // somebody else's name for her
      expect(await ask(stranger, 'no handle at all')).toBe(never);
      expect(never).not.toMatch(/etag|last-modified/);
    }
  });

  it('an identifier somebody has and one nobody has are refused alike to who may not know', async () => {
    const manager = await amparo.api('program_manager', { programs: [] });
    const ask = async (value: string) =>
      stated(await manager.post('/v1/beneficiaries/lookup', { idType: 'voter_card', value }));
    expect(await ask(AMINA.card)).toEqual(await ask('VX0000000000'));
    const other = { kind: 'individual', identifiers: [{ idType: 'voter_card', value: AMINA.card }] };
    const fresh = { kind: 'individual', identifiers: [{ idType: 'voter_card', value: 'VX0000000001' }] };
    const [again, new_] = [await admin.post('/v1/registrants', other), await admin.post('/v1/registrants', fresh)];
    expect([again.status, new_.status]).toEqual([201, 201]); // a duplicate is no conflict
  });

  it('a fault is told by place and rule, never by the value, of the caller or on file', async () => {
    const faulty = [
      ['/v1/registrants', { kind: 'individual', attributes: { birth_date: AMINA.name, [AMINA.phone]: 1 } }],
      ['/v1/registrants', { kind: 'individual', [AMINA.card]: 1 }],
      ['/v1/registrants/lookup', { idType: AMINA.name, value: AMINA.card }],
      [`/v1/registrants/${ids['registrant']}/compare`, { field: 'attribute:full_name', value: [AMINA.name] }],
      [`/v1/registrants/${ids['registrant']}/contacts`, { kind: 'phone', value: `${AMINA.phone}x` }],
    ] as const;
    for (const [path, body] of faulty) {
      const answer = await admin.post(path, body);
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
      expect(JSON.stringify([answer.body, [...answer.headers]])).not.toMatch(SECRETS);
    }
  });

  it('lists are narrowed and ordered by nothing they do not show', async () => {
    for (const query of [
      'birth_date=1987-06-05',
      'sort=birth_date',
      'order=name',
      'q=Aminatou',
      'area=N',
      'attributes=F',
    ])
      expect((await admin.get(`/v1/registrants?${query}`)).status).toBe(400);
  });

  it('a cursor is of its caller and its filters', async () => {
    const { nextCursor } = (await admin.get('/v1/registrants?limit=1&status=active')).body as { nextCursor: string };
    expect(Buffer.from(nextCursor, 'base64url').toString('latin1')).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/);
    const second = await amparo.api('registry_admin', { subject: 'second' });
    const statuses = [
      (await admin.get(`/v1/registrants?status=active&limit=2&cursor=${nextCursor}`)).status,
      (await admin.get(`/v1/registrants?limit=1&cursor=${nextCursor}`)).status,
      (await admin.get(`/v1/registrants?limit=1&status=disabled&cursor=${nextCursor}`)).status,
      (await second.get(`/v1/registrants?limit=1&status=active&cursor=${nextCursor}`)).status,
    ];
    expect(statuses).toEqual([200, 400, 400, 400]);
  });

  it('the two consumers have no handle of anybody in common', async () => {
    const of = async (caller: ApiClient) => {
      const text = JSON.stringify([
        (await caller.get('/v1/registrants?limit=200')).body,
        newId(), // a page of one consumer is not the same text twice
      ]);
      return new Set(text.match(/[\w-]{22}(?=")/g));
    };
    const [mine, theirs] = [await of(admin), await of(stranger)];
    expect(mine.size).toBeGreaterThanOrEqual(4);
    expect([...mine].filter((handle) => theirs.has(handle))).toEqual([]);
  });
});
