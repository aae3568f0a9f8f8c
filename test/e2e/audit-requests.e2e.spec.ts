import { newId } from '#platform/ids/ids.js';
import { RefusedTokens } from '../../src/access/audit/refused-tokens.service.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { TestPeople } from '../support/people.js';
import { absorb, card, ended, individual } from '../support/registrants.js';

interface Told {
  action: string;
  object_kind: string | null;
  object_ids: string[];
  program_id: string | null;
  outcome: string;
  actor_id: string | null;
  facts: Record<string, unknown>;
}

describe('what a request leaves in the audit trail', () => {
  let amparo: TestApp;
  let people: TestPeople;
  let admin: ApiClient;
  let amina: string;
  let path: string;

  const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
    connected(amparo.urls.data, async (client) => (await client.query(sql, values)).rows as T[]);
  /** What was told meanwhile. */
  async function told(work: () => Promise<unknown>): Promise<Told[]> {
    const [last] = await query<{ id: string }>('select id from audit.event order by id desc limit 1');
    await work();
    return query<Told>('select * from audit.event where $1::uuid is null or id > $1 order by id', [last?.id ?? null]);
  }
  /** Nobody can write the trail while `work` is done. */
  const closed = (work: () => Promise<void>): Promise<void> =>
    connected(amparo.urls.data, async (client) => {
      await client.query('begin');
      await client.query('lock table audit.event in exclusive mode');
      await work();
      await client.query('rollback');
    });

  beforeAll(async () => {
    amparo = await startTestApp();
    people = new TestPeople(amparo);
    admin = await amparo.api('registry_admin');
    const type = { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V-?[0-9]{4}' };
    const idType = (await admin.post('/v1/id-types', type)).body.id as string;
    await absorb(amparo, [individual({ identifiers: [card(idType, 'V-1234')] })]);
    amina = (await query<{ id: string }>('select id from registry.registrant'))[0]!.id;
    path = `/v1/registrants/${people.handle(amina)}`;
  });
  afterAll(() => amparo.close());

  it('is who has seen whom, by which route', async () => {
    const [user] = await query<{ id: string }>(`select id from access.app_user where subject = 'registry_admin'`);
    const [first, ...more] = await told(() => admin.get(path));
    expect(first).toMatchObject({
      action: 'registrant:read',
      object_kind: 'registrant',
      object_ids: [amina],
      outcome: 'succeeded',
      actor_id: user!.id,
      facts: { route: 'GET:/v1/registrants/:id', status: 200, registrants: 1 },
    });
    expect(more).toEqual([]);
    const found = await told(() => admin.post('/v1/registrants/lookup', { idType: 'voter_card', value: 'V-1234' }));
    expect(found).toMatchObject([{ action: 'registrant:lookup', object_ids: [amina] }]);
    expect(JSON.stringify(found)).not.toMatch(/1234/);
    const listed = await told(() => admin.get('/v1/registrants'));
    expect(listed).toMatchObject([{ object_ids: [amina], facts: { route: 'GET:/v1/registrants' } }]);
  });

  it('is also who was refused', async () => {
    const worker = await amparo.api('case_worker');
    expect(await told(() => worker.get(path))).toMatchObject([
      { action: 'registrant:read', outcome: 'refused', facts: { status: 403 } },
    ]);
    expect(await told(() => worker.get('/v1/code-lists'))).toMatchObject([{ outcome: 'refused' }]);
    const nobody = people.handle(newId());
    expect(await told(() => admin.get(`/v1/registrants/${nobody}`))).toMatchObject([
      { action: 'registrant:read', outcome: 'refused', facts: { status: 404 } },
    ]);
    expect(await told(() => admin.post(`${path}/compare`, { field: 'nonsense', value: 1 }))).toMatchObject([
      { action: 'registrant:compare', outcome: 'refused', facts: { status: 400 } },
    ]);
  });

  it('is not a change where one was refused after something was read for it', async () => {
    const payer = await amparo.api('payment_officer');
    const handOut = `/v1/disbursement-batches/${newId()}/payment-file/hand-out`;
    expect(await told(() => payer.post(handOut))).toMatchObject([
      { action: 'payment-file:hand-out', outcome: 'refused', facts: { status: 404 } },
    ]);
  });

  it('is nothing where nobody is touched', async () => {
    const quiet = ['/v1/id-types', '/v1/me', '/health/live', '/v1/operations', '/openapi.json', '/v1/nowhere'];
    for (const one of quiet) expect([one, await told(() => admin.get(one))]).toEqual([one, []]);
  });

  it('is a change, told once, by the commit that makes it', async () => {
    const body = { kind: 'phone', value: '+254700123456' };
    const key = { 'idempotency-key': newId() };
    expect(await told(() => admin.post(`${path}/contacts`, body, key))).toMatchObject([
      { action: 'registrant:write', object_ids: [amina], outcome: 'succeeded', facts: { contacts: 1 } },
    ]);
    expect(await told(() => admin.post(`${path}/contacts`, body, key))).toMatchObject([{ facts: { replay: true } }]);
    const etag = (await admin.get(path)).headers.get('etag');
    const changed = await told(async () => {
      expect((await admin.patch(path, { attributes: {} }, etag)).status).toBe(200);
    });
    expect(changed).toMatchObject([{ action: 'registrant:write', object_ids: [amina] }]);
  });

  it('names the program asked about, whether it is there or not', async () => {
    const program = newId();
    const manager = await amparo.api('program_manager');
    expect(await told(() => manager.get(`/v1/programs/${program}/enrolments`))).toMatchObject([
      { action: 'enrolment:read', object_kind: 'enrolment', program_id: program },
    ]);
  });

  it('is the order, start and end of long work', async () => {
    const events = await told(async () => {
      const answer = await admin.post('/v1/keys/rotations', { key: 'registrant' });
      expect((await ended(admin, answer.body.id as string)).state).toBe('succeeded');
    });
    expect(events.map(({ action }) => action)).toEqual([
      'operation:order',
      'key:rotate',
      'operation:start',
      'operation:end',
    ]);
    expect(events.at(-1)).toMatchObject({ outcome: 'succeeded', facts: { kind: 'rotate-registrant-key' } });
  });

  it('is one number for all bad tokens of a minute', async () => {
    const [stranger, liar] = [amparo.anyone(), amparo.anyone('a.b.c')];
    const none = await told(async () => {
      for (const who of [stranger, liar, stranger]) expect((await who.get(path)).status).toBe(401);
    });
    expect(none).toEqual([]);
    const failures = amparo.app.get(RefusedTokens, { strict: false });
    expect(await told(() => failures.tell())).toMatchObject([
      { action: 'authentication:refuse', outcome: 'refused', actor_id: null, facts: { count: 3 } },
    ]);
    expect(await told(() => failures.tell())).toEqual([]);
  });

  it('comes before the answer: what cannot be told is not shown', () =>
    closed(async () => {
      const withheld = await admin.get(path);
      expect([withheld.status, withheld.body.type]).toEqual([503, 'urn:amparo:audit:unavailable']);
      expect(withheld.headers.get('retry-after')).toBe('2');
      expect(withheld.headers.get('etag')).toBeNull();
      expect(withheld.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(JSON.stringify(withheld.body)).not.toContain(people.handle(amina));
      expect((await amparo.anyone().get('/health/live')).status).toBe(200);
    }));

  it('comes with the change: what cannot be told is not done', async () => {
    const count = async (): Promise<unknown> =>
      (await query<{ n: number }>('select count(*)::int as n from registry.contact'))[0]!.n;
    const before = await count();
    await closed(async () => {
      const refused = await admin.post(`${path}/contacts`, { kind: 'phone', value: '+254700123457' });
      expect([refused.status, refused.body.type]).toEqual([503, 'urn:amparo:audit:unavailable']);
    });
    expect(await count()).toBe(before);
  });
});
