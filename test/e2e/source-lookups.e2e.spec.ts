import { Api } from '../../demo/main-job/api.js';
import { household } from '../../demo/population/index.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { type Peer, startSocialRegistry } from '../support/peers.js';
import { describeBoth } from '../support/pulled.js';

const SEED = 20_240_830;

describe('one person, asked of a social registry', () => {
  let registry: Peer;
  let amparo: TestApp;
  let admin: ApiClient;
  let sources: Readonly<Record<'openg2p' | 'dci', string>>;
  const home = household(SEED, 3);
  const head = home.members.find((member) => member.head)!;

  beforeAll(async () => {
    registry = await startSocialRegistry({ SOCIAL_REGISTRY_PEOPLE: '60', SOCIAL_REGISTRY_SIGN: 'jws' });
    amparo = await startTestApp({ AMPARO_SOURCE_ANSWER_SECONDS: '1', AMPARO_LOOKUPS_PER_HOUR: '30' });
    admin = await amparo.api('registry_admin');
    const signed = { signatures: 'required', jwksUrl: `${registry.url}/.well-known/jwks.json` };
    sources = await describeBoth(new Api(amparo.url, admin.token!), registry.url, 50, signed);
  }, 60_000);
  afterAll(async () => {
    await amparo?.close();
    await registry?.stop();
  });

  const ask = (body: object, source = sources.dci, as = admin): Promise<ApiAnswer> =>
    as.post(`/v1/social-registries/${source}/lookups`, body);
  const order = (path: string, body: object): Promise<Response> =>
    fetch(`${registry.url}/admin/${path}`, { method: 'POST', body: JSON.stringify(body) });
  const rows = (sql: string): Promise<Record<string, unknown>[]> =>
    connected(amparo.urls.data, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
  const pulls = () => rows(`select facts from audit.event where action = 'registrant:pull' order by id`);
  const nationalId = { idType: 'national_id', value: head.nationalId! };

  it('is taken in, and known by a handle', async () => {
    const { status, body } = await ask(nationalId);
    expect([status, body]).toEqual([200, { data: [{ id: expect.any(String), kind: 'individual' }], nextCursor: null }]);
    const known = await admin.post('/v1/registrants/lookup', nationalId);
    expect(known.body.data[0].id).toBe(body.data[0].id);
    expect(JSON.stringify(body)).not.toContain(nationalId.value);
    const view = (await admin.get(`/v1/registrants/${body.data[0].id}`)).body;
    expect(view).toMatchObject({ kind: 'individual', status: 'active' });
  });

  it('is the same one the next time, and refreshed where something has changed', async () => {
    const before = (await ask(nationalId)).body;
    expect((await ask(nationalId)).body).toEqual(before);
    expect(await rows('select count(*)::int as n from registry.registrant')).toEqual([{ n: 1 }]);
    const facts = (await pulls()).map((row) => row['facts']);
    expect(facts.map((fact) => (fact as { created: number }).created)).toEqual([1, 0, 0]);
    expect(facts.at(-1)).toMatchObject({ source: sources.dci, unchanged: 1, updated: 0 });
  });

  it('is a household with its members where that is asked for', async () => {
    const { status, body } = await ask({ idType: 'household_id', value: home.householdId, kind: 'group' });
    expect([status, body.data]).toEqual([200, [{ id: expect.any(String), kind: 'group' }]]);
    const members = (await admin.get(`/v1/registrants/${body.data[0].id}/members`)).body.data as unknown[];
    expect(members).toHaveLength(home.members.length);
    expect(await rows('select count(*)::int as n from registry.registrant')).toEqual([{ n: home.members.length + 1 }]);
  });

  it('is nobody where the source tells of nobody', async () => {
    const { status, body } = await ask({ idType: 'national_id', value: '000000000000' });
    expect([status, body.type]).toEqual([404, 'urn:amparo:platform:not-found']);
    expect((await ask(nationalId, '01890000-0000-7000-8000-000000000000')).status).toBe(404);
  });

  it('is not asked for where the source cannot be asked so', async () => {
    const cannot = async (body: object, source?: string): Promise<unknown> => {
      const answer = await ask(body, source);
      expect([answer.status, answer.body.type]).toEqual([422, 'urn:amparo:sr-sync:cannot-be-asked-for']);
      return answer.body.errors[0].pointer;
    };
    expect(await cannot(nationalId, sources.openg2p)).toBe('#/kind');
    expect(await cannot({ ...nationalId, idType: 'voter_card' })).toBe('#/idType');
    expect(await cannot({ ...nationalId, value: 'none of these' })).toBe('#/value');
    expect((await ask({ ...nationalId, extra: 1 })).status).toBe(400);
  });

  it('is not believed to be somebody else', async () => {
    await ask(nationalId);
    await order('faults', { kind: 'replay', times: 2 });
    const { status, body, headers } = await ask({ idType: 'national_id', value: otherThan(head.nationalId!) });
    expect([status, body.type]).toEqual([503, 'urn:amparo:sr-sync:source-answer-of-another']);
    expect(headers.get('retry-after')).not.toBeNull();
  });

  it('is tried twice, and then not at once', async () => {
    await order('faults', { kind: 'error-500', times: 1 });
    expect((await ask(nationalId)).status).toBe(200);
    await order('faults', { kind: 'slow', times: 2, delayMs: 1_500 });
    const { status, body } = await ask(nationalId);
    expect([status, body.type]).toEqual([503, 'urn:amparo:sr-sync:source-time-out']);
  }, 20_000);

  it('needs the permission to pull, and a source that is active', async () => {
    expect((await ask(nationalId, sources.dci, await amparo.api('auditor'))).status).toBe(403);
    await admin.post(`/v1/social-registries/${sources.dci}/deactivate`);
    expect((await ask(nationalId)).body.type).toBe('urn:amparo:sr-sync:source-inactive');
    await admin.post(`/v1/social-registries/${sources.dci}/activate`);
  });

  it('is told to the trail without the value', async () => {
    const trail = JSON.stringify(await rows('select * from audit.event'));
    expect(trail).toContain('registrant:pull');
    for (const value of [head.nationalId!, home.householdId]) expect(trail).not.toContain(value);
  });

  it('is rationed like every look-up: a miss costs two', async () => {
    const other = await amparo.api('registry_admin', { subject: 'other' });
    const miss = { idType: 'national_id', value: '000000000000' };
    const statuses: number[] = [];
    for (let time = 0; time < 16; time++) statuses.push((await ask(miss, sources.dci, other)).status);
    expect(statuses).toEqual([...Array<number>(15).fill(404), 429]);
    expect((await other.post('/v1/registrants/lookup', nationalId)).status).toBe(429);
  });
});

/** The national ID of a person of another household. */
const otherThan = (value: string): string =>
  household(SEED, 5).members.find(({ nationalId }) => nationalId !== null && nationalId !== value)!.nationalId!;
