import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { normalizeFor } from '#registry';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { absorb, ended, individual } from '../support/registrants.js';

const shapeOf = ({ status, body }: ApiAnswer): unknown => [status, { ...body, correlationId: 'any' }];
const typeOf = ({ status, body }: ApiAnswer): unknown => [status, body.type];

describe('registrants', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let cardId: string;

  const handleOf = async (card: string): Promise<string> =>
    (await admin.post('/v1/registrants/lookup', { idType: 'voter_card', value: card })).body.data[0].id as string;
  const person = (value: string, attributes: Record<string, string | number>) =>
    individual({
      link: ['card', value],
      attributes,
      identifiers: [
        { idTypeId: cardId, value, normalized: normalizeFor('alphanumeric', value), expiresOn: '2020-01-31' },
      ],
      contacts: [{ kind: 'phone', value: '+254700123456' }],
      paymentAccounts: [
        { kind: 'bank', value: 'KE001234567' },
        { kind: 'wallet', value: '254700123456' },
      ],
    });

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    const type = { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: 'V-?[0-9]{4}' };
    cardId = (await admin.post('/v1/id-types', type)).body.id as string;
    for (const [key, dataType] of [
      ['full_name', 'text'],
      ['birth_date', 'date'],
      ['income', 'integer'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'both' });
  });
  afterAll(() => amparo.close());

  it('are listed by handle, kind and standing, narrowed by what is shown', async () => {
    await absorb(amparo, [
      person('V-0001', {}),
      person('V-0002', {}),
      { ...person('V-0003', {}), kind: 'group', link: ['group', '3'], members: [] },
    ]);
    const { status, body } = await admin.get('/v1/registrants?limit=200');
    expect([status, body.nextCursor, body.data.length]).toEqual([200, null, 3]);
    for (const one of body.data)
      expect(one).toEqual({
        id: expect.stringMatching(/^[\w-]{22}$/) as unknown,
        kind: expect.stringMatching(/^(individual|group)$/) as unknown,
        groupKind: null,
        status: 'active',
        attributes: [],
      });
    const pages: string[] = [];
    let path = '/v1/registrants?kind=individual&limit=1';
    while (path !== '') {
      const page = (await admin.get(path)).body as { data: { id: string }[]; nextCursor: string | null };
      pages.push(...page.data.map(({ id }) => id));
      path = page.nextCursor ? `/v1/registrants?kind=individual&limit=1&cursor=${page.nextCursor}` : '';
    }
    expect(pages).toEqual([await handleOf('V-0001'), await handleOf('V-0002')]);
    expect((await admin.get('/v1/registrants?status=disabled')).body.data).toEqual([]);
    expect((await admin.get('/v1/registrants?groupKind=household')).body.data).toEqual([]);
  });

  it.each(['kind=person', 'status=gone', 'groupKind=clan', 'birth_date=2000-01-01', 'sort=kind', 'name=Amina'])(
    'are not narrowed by %s',
    async (query) => {
      expect((await admin.get(`/v1/registrants?${query}`)).status).toBe(400);
    },
  );

  it('show what is on file about one of them, and no value of it', async () => {
    await absorb(amparo, [person('V-0010', { full_name: 'Amina Yusuf', birth_date: '1987-06-05', income: 412 })]);
    const answer = await admin.get(`/v1/registrants/${await handleOf('V-0010')}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      kind: 'individual',
      status: 'active',
      statusReason: null,
      revision: 1,
      identifiers: [{ idType: 'voter_card', class: 'functional', status: 'valid', expired: true }],
      contacts: [{ kind: 'phone', status: 'valid', count: 1 }],
      paymentAccounts: [
        { kind: 'bank', status: 'valid', count: 1 },
        { kind: 'wallet', status: 'valid', count: 1 },
      ],
      attributes: ['birth_date', 'full_name', 'income'].map((key) => ({ key, shown: 'hidden', value: null })),
      members: [],
      groups: [],
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/Amina|1987|06-05|412|0010|254700|KE00|2020-01/);
  });

  it('answer for an earlier instant from the history, and for none before they were known', async () => {
    const before = new Date().toISOString();
    const source = randomUUID();
    await pause(5); // a later instant, by the millisecond
    await absorb(amparo, [person('V-0011', { income: 1 })], source);
    const first = new Date().toISOString();
    await pause(5);
    await absorb(amparo, [person('V-0011', { income: 1, full_name: 'Later' })], source);
    const path = `/v1/registrants/${await handleOf('V-0011')}`;
    const keysAt = async (asOf: string) =>
      ((await admin.get(`${path}?asOf=${asOf}`)).body.attributes as { key: string }[]).map(({ key }) => key);
    expect(await keysAt(first)).toEqual(['income']);
    expect(await keysAt(new Date().toISOString())).toEqual(['full_name', 'income']);
    expect((await admin.get(`${path}?asOf=${before}`)).status).toBe(404);
    for (const asOf of ['2999-01-01T00:00:00Z', '2020-01-01', 'yesterday', '2020-01-01T00:00:00'])
      expect((await admin.get(`${path}?asOf=${asOf}`)).status).toBe(400);
  });

  it('are nobody to those who may not know them', async () => {
    const handle = await handleOf('V-0010');
    await admin.post('/v1/programs', { code: 'NORTH', name: 'North', target: 'individual' });
    const limited = await amparo.api('registry_admin', { programs: ['NORTH'], subject: 'limited' });
    const unknown = await admin.get('/v1/registrants/AAAAAAAAAAAAAAAAAAAAAA');
    expect(unknown.status).toBe(404);
    expect(shapeOf(await limited.get(`/v1/registrants/${handle}`))).toEqual(shapeOf(unknown));
    expect(shapeOf(await limited.post(`/v1/registrants/${handle}/disable`, { reason: 'other' }))).toEqual(
      shapeOf(unknown),
    );
    expect((await limited.get('/v1/registrants')).status).toBe(404);
    const worker = await amparo.api('case_worker');
    expect((await worker.get(`/v1/registrants/${handle}`)).status).toBe(403);
  });

  it('are disabled with a reason and enabled again, once each', async () => {
    const path = `/v1/registrants/${await handleOf('V-0002')}`;
    const key = randomUUID();
    const disabled = await admin.post(`${path}/disable`, { reason: 'deceased' }, { 'idempotency-key': key });
    expect([disabled.status, disabled.headers.get('etag')]).toEqual([200, '"2"']);
    expect(disabled.body).toMatchObject({ status: 'disabled', statusReason: 'deceased', revision: 2 });
    const replayed = await admin.post(`${path}/disable`, { reason: 'deceased' }, { 'idempotency-key': key });
    expect([replayed.headers.get('idempotent-replay'), replayed.headers.get('etag')]).toEqual(['true', '"2"']);
    expect(typeOf(await admin.post(`${path}/disable`, { reason: 'other' }))).toEqual([
      409,
      'urn:amparo:platform:move-not-allowed',
    ]);
    expect((await admin.get('/v1/registrants?status=disabled')).body.data).toHaveLength(1);
    const enabled = await admin.post(`${path}/enable`, { reason: 'entered_in_error' });
    expect(enabled.body).toMatchObject({ status: 'active', statusReason: 'entered_in_error', revision: 3 });
    expect((await admin.post(`${path}/enable`, { reason: 'other' })).status).toBe(409);
    expect((await admin.post(`${path}/disable`, { reason: 'because' })).status).toBe(400);
  });

  it('keep every standing with who moved it, when and why, and answer in which they were', async () => {
    await absorb(amparo, [person('V-0030', {})]);
    const path = `/v1/registrants/${await handleOf('V-0030')}`;
    const instants: string[] = [];
    const tick = async (): Promise<void> => {
      await pause(5);
      instants.push(new Date().toISOString());
      await pause(5);
    };
    await tick();
    await admin.post(`${path}/disable`, { reason: 'moved_away' });
    await tick();
    await admin.post(`${path}/enable`, { reason: 'requested' });
    await tick();
    await admin.post(`${path}/disable`, { reason: 'deceased' });
    const then = await Promise.all(
      [...instants, undefined].map(async (asOf) => (await admin.get(asOf ? `${path}?asOf=${asOf}` : path)).body),
    );
    expect(then.map(({ status, statusReason, revision }) => [status, statusReason, revision])).toEqual([
      ['active', null, 4],
      ['disabled', 'moved_away', 4],
      ['active', 'requested', 4],
      ['disabled', 'deceased', 4],
    ]);
    expect(then.map(({ statusSince }) => statusSince === null)).toEqual([true, false, false, false]);
    const moves = await connected(amparo.urls.data, async (client) => {
      const { rows } = await client.query<{ move: string; at: Date }>(
        `select h.from_state || ' ' || h.to_state || ' ' || h.reason || ' ' || h.revision || ' ' || u.subject as move, h.at
           from registry.standing_history h join access.app_user u on u.id = h.actor_id
           join registry.registrant r on r.id = h.registrant_id
          where r.status = 'disabled' and r.status_reason = 'deceased' order by h.revision`,
      );
      return rows;
    });
    expect(moves.map(({ move }) => move)).toEqual([
      'active disabled moved_away 2 registry_admin',
      'disabled active requested 3 registry_admin',
      'active disabled deceased 4 registry_admin',
    ]);
    expect(moves.map(({ at }) => at.toISOString())).toEqual(
      then.slice(1).map(({ statusSince }) => statusSince as string),
    );
    await expect(
      connected(amparo.urls.data, (client) =>
        client.query(
          `insert into registry.standing_history (registrant_id, revision, from_state, to_state, actor_id, at, reason)
           select id, 99, 'erased', 'active', id, now(), 'other' from registry.registrant limit 1`,
        ),
      ),
    ).rejects.toMatchObject({ constraint: 'standing_history_move' });
  });

  it('leave new enrolments when they are disabled, and keep their history (behaviour 20)', async () => {
    const code = 'STIPEND';
    const program = (await admin.post('/v1/programs', { code, name: code, target: 'individual' })).body.id as string;
    const manager = await amparo.api('program_admin', { programs: [code] });
    await absorb(amparo, [person('V-0020', { income: 10 }), person('V-0021', { income: 10 })]);
    const [enrolled, never] = [await handleOf('V-0020'), await handleOf('V-0021')];
    await admin.post(`/v1/registrants/${never}/disable`, { reason: 'moved_away' });
    expect((await manager.post(`/v1/programs/${program}/rules`, { expression: 'income == 10' })).status).toBe(201);
    expect((await manager.post(`/v1/programs/${program}/activate`)).status).toBe(200);
    const judge = async (): Promise<Record<string, number>> => {
      const run = await manager.post(`/v1/programs/${program}/eligibility-runs`);
      const { state, counts } = await ended(manager, run.body.id as string);
      expect(state).toBe('succeeded');
      return counts;
    };
    expect(await judge()).toMatchObject({ eligible: 1, enrolled: 1 });
    const before = await manager.get(`/v1/beneficiaries/${enrolled}`);
    expect(before.body.programs).toHaveLength(1);
    expect((await manager.get(`/v1/beneficiaries/${never}`)).status).toBe(404);

    await admin.post(`/v1/registrants/${enrolled}/disable`, { reason: 'deceased' });
    expect((await judge())['enrolled'] ?? 0).toBe(0);
    const after = await manager.get(`/v1/beneficiaries/${enrolled}`);
    expect(after.body).toEqual(before.body);
    const { data } = (await manager.get(`/v1/programs/${program}/enrolments`)).body as { data: { id: string }[] };
    expect(data).toHaveLength(1);
    expect((await manager.get(`/v1/enrolments/${data[0]!.id}/history`)).body.data).toHaveLength(1);

    await admin.post(`/v1/registrants/${never}/enable`, { reason: 'entered_in_error' });
    expect(await judge()).toMatchObject({ enrolled: 1 });
    expect((await manager.get(`/v1/beneficiaries/${never}`)).body.programs).toHaveLength(1);
  });
});
