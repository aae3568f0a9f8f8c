import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { caseWorkers } from '../support/case-workers.js';
import { connected } from '../support/database.js';
import { absorb, card, individual } from '../support/registrants.js';

const shapeOf = ({ status, body }: ApiAnswer): unknown => [status, { ...body, correlationId: 'any' }];
const NOBODY = 'AAAAAAAAAAAAAAAAAAAAAA';

describe('comparing a shown value with the one on file', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let amina: string;
  let stranger: string;

  const compare = (handle: string, field: string, value: string, client = admin): Promise<ApiAnswer> =>
    client.post(`/v1/registrants/${handle}/compare`, { field, value });
  const handleOf = async (card: string): Promise<string> =>
    (await admin.post('/v1/registrants/lookup', { idType: 'voter_card', value: card })).body.data[0].id as string;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_COMPARES_PER_REGISTRANT: '1000', AMPARO_COMPARES_PER_DAY: '1000' });
    admin = await amparo.api('registry_admin');
    const type = { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V-?[0-9]{4}' };
    const idTypeId = (await admin.post('/v1/id-types', type)).body.id as string;
    for (const [key, dataType] of [
      ['full_name', 'text'],
      ['birth_date', 'date'],
      ['rooms', 'integer'],
      ['sex', 'code'],
      ['disabled', 'boolean'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'both' });
    await absorb(amparo, [
      individual({
        attributes: { full_name: 'Amina Yusuf', birth_date: '1987-06-05', rooms: 3, sex: 'F' },
        identifiers: [card(idTypeId, 'V-1234'), card(idTypeId, 'V-4321', '2020-01-01')],
        contacts: [{ kind: 'phone', value: '+254700123456' }],
        paymentAccounts: [{ kind: 'bank', value: 'KE0012345678' }],
      }),
      individual({ identifiers: [card(idTypeId, 'V-9999')] }),
    ]);
    [amina, stranger] = [await handleOf('V-1234'), await handleOf('V-9999')];
  });
  afterAll(() => amparo.close());

  it.each([
    ['identifier:voter_card', 'v 1234', true],
    ['identifier:voter_card', 'V-4321', true],
    ['identifier:voter_card', 'V-9999', false],
    ['attribute:full_name', 'YUSUF, Amina', true],
    ['attribute:full_name', 'Amina', false],
    ['attribute:birth_date', '1987-06-05', true],
    ['attribute:birth_date', '1987-06-06', false],
    ['attribute:rooms', '3', true],
    ['phone', '+254700123456', true],
    ['phone', '+254700123457', false],
    ['bank', 'KE0012345678', true],
    ['wallet', 'KE0012345678', false],
    ['email', 'amina@example.org', false],
  ])('says of %s, shown as "%s": %s', async (field, value, match) => {
    const answer = await compare(amina, field, value);
    expect([answer.status, answer.body]).toEqual([200, { match }]);
  });

  it('says the same of a value that differs and of one that is not on file', async () => {
    for (const field of ['attribute:full_name', 'phone', 'bank', 'wallet'])
      expect((await compare(stranger, field, 'Amina Yusuf')).body).toEqual({ match: false });
  });

  it.each(['attribute:sex', 'attribute:disabled', 'attribute:nothing', 'identifier:nothing'])(
    'does not compare %s, whoever it is about',
    async (field) => {
      for (const handle of [amina, NOBODY]) {
        const answer = await compare(handle, field, 'F');
        expect([answer.status, answer.body.type]).toEqual([422, 'urn:amparo:registry:field-not-comparable']);
      }
    },
  );

  it.each(['name', 'identifier:', 'attribute:Full', 'phone:1', 'registrant:id'])('knows no field %s', async (field) => {
    expect((await compare(amina, field, 'x')).status).toBe(400);
  });

  it('is for those in the programs of the caller; anybody else is nobody', async () => {
    const { worker, elsewhere } = await caseWorkers(amparo, admin, 'rooms == 3');
    expect((await compare(amina, 'phone', '+254700123456', worker)).body).toEqual({ match: true });
    const unknown = await compare(NOBODY, 'phone', '+254700123456', worker);
    expect(unknown.status).toBe(404);
    expect(shapeOf(await compare(stranger, 'phone', '+254700123456', worker))).toEqual(shapeOf(unknown));
    expect(shapeOf(await compare(amina, 'phone', '+254700123456', elsewhere))).toEqual(shapeOf(unknown));
    expect(shapeOf(await compare(NOBODY, 'phone', '+254700123456'))).toEqual(shapeOf(unknown));
  });
});

describe('the budget', () => {
  let amparo: TestApp;
  let handles: string[];

  const spent = (answer: ApiAnswer): void => {
    expect([answer.status, answer.body.type]).toEqual([429, 'urn:amparo:platform:budget-spent']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(60);
  };
  const lookup = (client: ApiClient, path: string, value: string): Promise<ApiAnswer> =>
    client.post(`/v1/${path}/lookup`, { idType: 'voter_card', value });

  beforeAll(async () => {
    amparo = await startTestApp({
      AMPARO_LOOKUPS_PER_HOUR: '6',
      AMPARO_LOOKUPS_PER_DAY: '100',
      AMPARO_COMPARES_PER_REGISTRANT: '2',
      AMPARO_COMPARES_PER_DAY: '5',
    });
    const admin = await amparo.api('registry_admin');
    const type = { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V-?[0-9]{4}' };
    const idTypeId = (await admin.post('/v1/id-types', type)).body.id as string;
    await absorb(
      amparo,
      ['V-0001', 'V-0002', 'V-0003'].map((value) => individual({ identifiers: [card(idTypeId, value)] })),
    );
    handles = (await admin.get('/v1/registrants')).body.data.map(({ id }: { id: string }) => id) as string[];
  });
  afterAll(() => amparo.close());

  it('of look-ups is spent by answers, twice as fast by misses, on every path together', async () => {
    const client = await amparo.api('data_protection_officer', { subject: 'searcher' });
    const also = await amparo.api('program_manager', { subject: 'searcher' });
    expect((await lookup(client, 'registrants', 'V-0001')).status).toBe(200); // 1
    expect((await lookup(client, 'registrants', 'V-0002')).status).toBe(200); // 2
    expect((await lookup(client, 'registrants', 'V-7777')).status).toBe(404); // 4
    expect((await lookup(also, 'beneficiaries', 'V-0001')).status).toBe(404); // 6: nobody's beneficiary
    spent(await lookup(client, 'registrants', 'V-0001'));
    spent(await lookup(also, 'beneficiaries', 'V-0001'));
    const other = await amparo.api('registry_admin', { subject: 'other' });
    expect((await lookup(other, 'registrants', 'V-0001')).status).toBe(200);
  });

  it('of look-ups holds against questions asked at once', async () => {
    const client = await amparo.api('registry_admin', { subject: 'hasty' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => lookup(client, 'registrants', 'V-0001')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
  });

  it('of comparisons is one for each registrant, and one for all of them', async () => {
    const client = await amparo.api('case_worker', { subject: 'comparer' });
    const compare = (handle: string) =>
      client.post(`/v1/registrants/${handle}/compare`, { field: 'phone', value: '+254700123456' });
    for (const handle of [handles[0]!, handles[0]!, handles[1]!]) expect((await compare(handle)).status).toBe(200);
    spent(await compare(handles[0]!)); // counts for the day all the same
    expect((await compare(handles[1]!)).status).toBe(200);
    spent(await compare(handles[2]!));
  });

  it('keeps users and digests, and no value', async () => {
    const keys = await connected(amparo.urls.data, async (client) =>
      (await client.query<{ key: string }>('select key from platform.budget')).rows.map(({ key }) => key),
    );
    expect(keys.length).toBeGreaterThan(3);
    for (const key of keys)
      expect(key).toMatch(
        /^((lookup-hour|lookup-day|compare-day|requests):[0-9a-f-]{36}|(compare-one|refusals):[0-9a-f]{64})$/,
      );
  });
});
