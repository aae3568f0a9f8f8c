import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';

const pointersOf = ({ body }: ApiAnswer): string[] =>
  body.errors.map(({ pointer }: { pointer: string }) => pointer) as string[];
const DISTRICTS = ['D-12', 'D-13'];
const AMINA = {
  kind: 'individual',
  attributes: { full_name: 'Amina Yusuf', birth_date: '1987-06-05', rooms: 3, district: 'D-12' },
  identifiers: [{ idType: 'voter_card', value: 'V-1234', expiresOn: '2031-05-17' }],
  contacts: [{ kind: 'phone', value: '+254 700 123 456' }],
  paymentAccounts: [{ kind: 'bank', value: 'KE 0012-345678' }],
};
const SECRETS = /Amina|Yusuf|1987|06-05|1234|2031-05|0700|700123456|KE0012|345678/;

describe('registering', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  const register = (body: object, client = admin, headers = {}): Promise<ApiAnswer> =>
    client.post('/v1/registrants', body, headers);
  const patch = (id: string, revision: number | null, body: object, client = admin): Promise<ApiAnswer> =>
    client.call('PATCH', `/v1/registrants/${id}`, body, { 'if-match': revision === null ? null : `"${revision}"` });
  const compare = async (id: string, field: string, value: string): Promise<boolean> =>
    (await admin.post(`/v1/registrants/${id}/compare`, { field, value })).body.match as boolean;
  const keysOf = ({ body }: ApiAnswer): string[] => body.attributes.map(({ key }: { key: string }) => key) as string[];

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_COMPARES_PER_REGISTRANT: '1000', AMPARO_COMPARES_PER_DAY: '1000' });
    admin = await amparo.api('registry_admin');
    const type = { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V-?[0-9]{4}' };
    await admin.post('/v1/id-types', type);
    const values = DISTRICTS.map((code) => ({ code, name: `District ${code}` }));
    await admin.post('/v1/code-lists', { code: 'districts', name: 'Districts', values });
    for (const [key, dataType, storage, codeList] of [
      ['full_name', 'text', 'sealed'],
      ['birth_date', 'date', 'sealed'],
      ['rooms', 'integer', 'sealed'],
      ['district', 'code', 'open', 'districts'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType, storage, codeList, appliesTo: 'both' });
  });
  afterAll(() => amparo.close());

  it('makes an individual who is found, compared and shown without a value', async () => {
    const made = await register(AMINA);
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as unknown,
      kind: 'individual',
      groupKind: null,
      status: 'active',
      revision: 1,
      knownMatches: [],
    });
    expect(made.headers.get('etag')).toBe('"1"');
    expect(made.headers.get('location')).toBe(`/v1/registrants/${made.body.id}`);
    const shown = await admin.get(made.headers.get('location')!);
    expect(shown.body).toMatchObject({
      revision: 1,
      identifiers: [{ idType: 'voter_card', status: 'valid', expired: false }],
      contacts: [{ kind: 'phone', count: 1 }],
      paymentAccounts: [{ kind: 'bank', count: 1 }],
    });
    expect(keysOf(shown)).toEqual(['birth_date', 'district', 'full_name', 'rooms']);
    expect(JSON.stringify([made.body, shown.body])).not.toMatch(SECRETS);
    const found = await admin.post('/v1/registrants/lookup', { idType: 'voter_card', value: 'v1234' });
    expect(found.body.data).toMatchObject([{ id: made.body.id }]);
    expect(await compare(made.body.id as string, 'phone', '+254700123456')).toBe(true);
    expect(await compare(made.body.id as string, 'bank', 'ke0012345678')).toBe(true);
  });

  it('keeps a second entry with the same ID, reports the match and refuses nobody (behaviour 17)', async () => {
    const idOf = async (): Promise<ApiAnswer> =>
      register({ kind: 'individual', identifiers: [{ idType: 'voter_card', value: 'V-2000' }] });
    const first = await idOf();
    const second = await idOf();
    const third = await idOf();
    expect([first.status, second.status, third.status]).toEqual([201, 201, 201]);
    expect(first.body.knownMatches).toEqual([]);
    expect(second.body.knownMatches).toEqual([{ registrantId: first.body.id, idType: 'voter_card' }]);
    expect(new Set(third.body.knownMatches.map((one: { registrantId: string }) => one.registrantId))).toEqual(
      new Set([first.body.id, second.body.id]),
    );
    const found = await admin.post('/v1/registrants/lookup', { idType: 'voter_card', value: 'V-2000' });
    expect(found.body.data).toHaveLength(3);
  });

  it('tells of matches only those who may know', async () => {
    const clerk = await amparo.api('registry_admin', { subject: 'clerk' });
    await connected(amparo.urls.data, (client) =>
      client.query(
        `update access.user_grant set permissions = array_remove(permissions, 'registrant:known-matches')
          where user_id = (select id from access.app_user where subject = 'clerk')`,
      ),
    );
    const made = await register({ ...AMINA, attributes: {} }, clerk);
    expect(made.status).toBe(201);
    expect(made.body).not.toHaveProperty('knownMatches');
  });

  it('happens once per key, and answers again as it answered', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const once = await register({ ...AMINA, identifiers: [] }, admin, key);
    const again = await register({ ...AMINA, identifiers: [] }, admin, key);
    expect(again.headers.get('idempotent-replay')).toBe('true');
    expect(again.body).toEqual(once.body);
    for (const name of ['etag', 'location']) expect(again.headers.get(name)).toBe(once.headers.get(name));
  });

  it('refuses what breaks a rule with place and rule of every fault, and never the value (behaviour 16)', async () => {
    const bad = {
      kind: 'individual',
      groupKind: 'household',
      members: [],
      attributes: { birth_date: '1987-02-30', rooms: 'three', nickname: 'Mimi', full_name: 'Amina' },
      identifiers: [
        { idType: 'voter_card', value: 'V-1234X' },
        { idType: 'voter_card', value: 'V-1234' },
        { idType: 'no_card', value: '1' },
      ],
      contacts: [{ kind: 'phone', value: 'call me' }],
      paymentAccounts: [{ kind: 'bank', value: '!' }],
    };
    const answer = await register(bad);
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:amparo:registry:values-unfit']);
    expect(pointersOf(answer).toSorted()).toEqual([
      '#/attributes/birth_date',
      '#/attributes/nickname',
      '#/attributes/rooms',
      '#/contacts/0/value',
      '#/groupKind',
      '#/identifiers/0/value',
      '#/identifiers/2/idType',
      '#/members',
      '#/paymentAccounts/0/value',
    ]);
    expect(JSON.stringify(answer.body)).not.toMatch(/1234|Mimi|three|02-30|call me|Amina/);
    for (const body of [{}, { kind: 'clan' }, { kind: 'individual', contacts: [{ kind: 'fax', value: '1' }] }])
      expect((await register(body)).status).toBe(400);
  });

  it('makes a group of people who are registered, with their roles', async () => {
    const [head, child, away] = [await register(AMINA), await register(AMINA), await register(AMINA)];
    await admin.post(`/v1/registrants/${away.body.id}/disable`, { reason: 'moved_away' });
    const made = await register({
      kind: 'group',
      groupKind: 'household',
      members: [
        { registrantId: head.body.id, isHead: true },
        { registrantId: child.body.id, relationship: 'child' },
      ],
    });
    expect([made.status, made.body.groupKind]).toEqual([201, 'household']);
    const shown = (await admin.get(`/v1/registrants/${made.body.id}`)).body;
    expect(shown.members).toMatchObject([
      { registrantId: head.body.id, isHead: true, relationship: 'head' },
      { registrantId: child.body.id, isHead: false, relationship: 'child' },
    ]);
    expect((await admin.get(`/v1/registrants/${child.body.id}`)).body.groups).toMatchObject([
      { registrantId: made.body.id },
    ]);
    const twoHeads = [head, child].map(({ body }) => ({ registrantId: body.id as string, isHead: true }));
    const faults = await register({
      kind: 'group',
      members: [
        ...twoHeads,
        { registrantId: made.body.id },
        { registrantId: away.body.id },
        { registrantId: 'AAAAAAAAAAAAAAAAAAAAAA' },
        { registrantId: head.body.id },
      ],
    });
    expect(faults.status).toBe(422);
    expect(pointersOf(faults)).toEqual([
      ...[2, 3, 4, 5].map((index) => `#/members/${index}/registrantId`),
      '#/members',
    ]);
  });

  it('leaves nothing of a person who was refused', async () => {
    const count = () =>
      connected(
        amparo.urls.data,
        async (client) =>
          (await client.query<{ n: number }>('select count(*)::int as n from registry.registrant')).rows[0]!.n,
      );
    const before = await count();
    expect((await register({ kind: 'individual', attributes: { rooms: 'three' } })).status).toBe(422);
    expect(await count()).toBe(before);
  });

  describe('and changing', () => {
    it('replaces, removes and leaves alone, and keeps the version before', async () => {
      const { id } = (await register(AMINA)).body as { id: string };
      await pause(5); // a later instant, by the millisecond
      const before = new Date().toISOString();
      await pause(5);
      const changed = await patch(id, 1, { attributes: { rooms: 4, birth_date: null, district: 'D-13' } });
      expect([changed.status, changed.headers.get('etag'), changed.body.revision]).toEqual([200, '"2"', 2]);
      expect(keysOf(changed)).toEqual(['district', 'full_name', 'rooms']);
      expect(await compare(id, 'attribute:rooms', '4')).toBe(true);
      expect(await compare(id, 'attribute:full_name', 'Amina Yusuf')).toBe(true);
      expect(keysOf(await admin.get(`/v1/registrants/${id}?asOf=${before}`))).toContain('birth_date');
      expect(keysOf(await admin.get(`/v1/registrants/${id}`))).not.toContain('birth_date');
    });

    it('wants the revision the caller saw', async () => {
      const { id } = (await register(AMINA)).body as { id: string };
      const change = { attributes: { rooms: 9 } };
      expect((await patch(id, null, change)).status).toBe(428);
      expect((await patch(id, 7, change)).status).toBe(412);
      expect((await patch(id, 1, change)).status).toBe(200);
      expect((await patch(id, 1, change)).status).toBe(412);
      await admin.post(`/v1/registrants/${id}/disable`, { reason: 'other' });
      expect((await patch(id, 2, change)).status).toBe(412);
      expect((await patch('AAAAAAAAAAAAAAAAAAAAAA', 1, change)).status).toBe(404);
    });

    it('lets exactly one of many at once through', async () => {
      const { id } = (await register(AMINA)).body as { id: string };
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, rooms) => patch(id, 1, { attributes: { rooms: 10 + rooms } })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 412)]);
      const winner = answers.findIndex(({ status }) => status === 200);
      expect(await compare(id, 'attribute:rooms', `${10 + winner}`)).toBe(true);
    });

    it('refuses what breaks a rule, and a group kind of an individual', async () => {
      const { id } = (await register(AMINA)).body as { id: string };
      const answer = await patch(id, 1, { attributes: { rooms: 'many', nickname: 'Mimi', shoe_size: null } });
      expect([answer.status, pointersOf(answer).toSorted()]).toEqual([
        422,
        ['#/attributes/nickname', '#/attributes/rooms'],
      ]);
      expect(pointersOf(await patch(id, 1, { groupKind: 'family' }))).toEqual(['#/groupKind']);
      expect((await patch(id, 1, { status: 'disabled' })).status).toBe(400);
      const group = (await register({ kind: 'group' })).body as { id: string };
      expect((await patch(group.id, 1, { groupKind: 'family' })).body).toMatchObject({
        groupKind: 'family',
        revision: 2,
      });
    });
  });
});
