import { randomBytes } from 'node:crypto';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';

const HOUR_MS = 3_600_000;

describe('identifiers, contacts and payment accounts', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  const register = async (body: object = {}): Promise<string> =>
    (await admin.post('/v1/registrants', { kind: 'individual', ...body })).body.id as string;
  const add = (id: string, noun: string, body: object): Promise<ApiAnswer> =>
    admin.post(`/v1/registrants/${id}/${noun}`, body);
  const patch = (path: string, revision: number | null, body: object): Promise<ApiAnswer> =>
    admin.call('PATCH', path, body, { 'if-match': revision === null ? null : `"${revision}"` });
  const found = async (value: string): Promise<number> =>
    (await admin.post('/v1/registrants/lookup', { idType: 'voter_card', value })).status;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    const type = { code: 'voter_card', name: 'Voter card', class: 'functional', pattern: '[A-Z]{1,9}-?[0-9]{4}' };
    await admin.post('/v1/id-types', type);
    for (const [key, dataType] of [
      ['full_name', 'text'],
      ['birth_date', 'date'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'both' });
  });
  afterAll(() => amparo.close());

  it('are added and told of without their value', async () => {
    const id = await register();
    const made = await add(id, 'identifiers', { idType: 'voter_card', value: 'V-1234', expiresOn: '2031-05-17' });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as unknown,
      registrantId: id,
      idType: 'voter_card',
      class: 'functional',
      status: 'valid',
      expiresIn: '2031-05',
      revision: 1,
    });
    expect([made.headers.get('etag'), made.headers.get('location')]).toEqual([
      '"1"',
      `/v1/registrants/${id}/identifiers/${made.body.id}`,
    ]);
    expect((await admin.get(made.headers.get('location')!)).body).toEqual(made.body);
    expect((await admin.get(`/v1/registrants/${id}/identifiers`)).body.data).toEqual([made.body]);
    expect((await add(id, 'contacts', { kind: 'phone', value: '+254700123456' })).body).toMatchObject({
      kind: 'phone',
      status: 'valid',
    });
    expect(await found('v1234')).toBe(200);
  });

  it('are put down with their match tokens, the same for the same value', async () => {
    const ids = [await register(), await register()];
    for (const id of ids) {
      await add(id, 'identifiers', { idType: 'voter_card', value: 'SAME-7777' });
      await add(id, 'contacts', { kind: 'phone', value: '+254711111111' });
      await add(id, 'payment-accounts', { kind: 'wallet', value: '+254711111111' });
    }
    const shared = await connected(amparo.urls.data, async (client) =>
      (
        await client.query<{ kind: string }>(
          `select kind from matching.match_token group by token, kind having count(distinct registrant_id) = 2 order by kind`,
        )
      ).rows.map(({ kind }) => kind),
    );
    expect(shared).toEqual(['contact', 'identifier', 'payment_account']);
  });

  it('are made invalid and valid again as the caller saw them, and an invalid identifier finds nobody', async () => {
    const id = await register();
    const { body } = await add(id, 'identifiers', { idType: 'voter_card', value: 'W-1234' });
    const path = `/v1/registrants/${id}/identifiers/${body.id}`;
    expect((await patch(path, null, { status: 'invalid' })).status).toBe(428);
    expect((await patch(path, 2, { status: 'invalid' })).status).toBe(412);
    const changed = await patch(path, 1, { status: 'invalid' });
    expect([changed.body.status, changed.headers.get('etag')]).toEqual(['invalid', '"2"']);
    expect(await found('W-1234')).toBe(404);
    expect((await patch(path, 2, { status: 'valid', expiresOn: '2030-01-31' })).body).toMatchObject({
      status: 'valid',
      expiresIn: '2030-01',
    });
    expect((await patch(path, 3, { expiresOn: null })).body).toMatchObject({ status: 'valid', expiresIn: null });
    expect(await found('W-1234')).toBe(200);
    expect((await patch(path, 4, { value: 'X-1' })).status).toBe(400);
    const other = await register();
    expect((await patch(`/v1/registrants/${other}/identifiers/${body.id}`, 4, { status: 'invalid' })).status).toBe(404);
  });

  it('are refused with place and rule, and never the value', async () => {
    const id = await register();
    for (const [noun, body] of [
      ['identifiers', { idType: 'voter_card', value: 'V-1234X' }],
      ['contacts', { kind: 'phone', value: 'call me' }],
      ['payment-accounts', { kind: 'bank', value: '!!' }],
    ] as const) {
      const answer = await add(id, noun, body);
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, '#/value']);
      expect(JSON.stringify(answer.body)).not.toContain(body.value);
      const nobody = await admin.get(`/v1/registrants/AAAAAAAAAAAAAAAAAAAAAA/${noun}`);
      expect(nobody.status).toBe(404);
    }
    const nobody = await add('AAAAAAAAAAAAAAAAAAAAAA', 'contacts', { kind: 'phone', value: '+254700123456' });
    expect(nobody.status).toBe(404);
  });

  it('pay to the first account at once, and to another only when it has cooled off', async () => {
    const id = await register();
    const first = await add(id, 'payment-accounts', { kind: 'bank', value: 'KE0012345678' });
    expect(first.body.usableFrom).toBeNull();
    const second = await add(id, 'payment-accounts', { kind: 'wallet', value: '+254700123456' });
    const wait = Date.parse(second.body.usableFrom as string) - Date.now();
    expect(Math.round(wait / HOUR_MS)).toBe(72);
    const path = `/v1/registrants/${id}/payment-accounts/${first.body.id}`;
    expect((await patch(path, 1, { status: 'invalid' })).body.usableFrom).toBeNull();
    const again = await patch(path, 2, { status: 'valid' });
    expect(Date.parse(again.body.usableFrom as string)).toBeGreaterThan(Date.now());
    expect((await patch(path, 3, { status: 'valid' })).body.usableFrom).toBe(again.body.usableFrom);
  });

  it('let one of two first accounts at once be paid to at once', async () => {
    const id = await register();
    const answers = await Promise.all(
      ['KE0000000001', 'KE0000000002'].map((value) => add(id, 'payment-accounts', { kind: 'bank', value })),
    );
    expect(answers.filter(({ body }) => body.usableFrom === null)).toHaveLength(1);
  });

  it('stand in no answer to any question about whoever they are of', async () => {
    const letters = (length: number): string =>
      Array.from(randomBytes(length), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
    const digits = (length: number): string => Array.from(randomBytes(length), (byte) => byte % 10).join('');
    for (let person = 0; person < 8; person++) {
      const values = {
        name: letters(14),
        card: `${letters(8)}-${digits(4)}`,
        phone: `+2547${digits(9)}`,
        email: `${letters(12).toLowerCase()}@example.org`,
        account: `KEX${digits(12)}`,
        born: `19${20 + person}-0${1 + (person % 9)}-1${person}`,
      };
      const id = await register({
        attributes: { full_name: values.name, birth_date: values.born },
        identifiers: [{ idType: 'voter_card', value: values.card }],
        contacts: [{ kind: 'phone', value: values.phone }],
      });
      await add(id, 'contacts', { kind: 'email', value: values.email });
      await add(id, 'payment-accounts', { kind: 'bank', value: values.account });
      const paths = ['', '/identifiers', '/contacts', '/payment-accounts', `?asOf=${new Date().toISOString()}`];
      const answers = await Promise.all([
        admin.get('/v1/registrants?limit=200'),
        ...paths.map((path) => admin.get(`/v1/registrants/${id}${path}`)),
        admin.post('/v1/registrants/lookup', { idType: 'voter_card', value: values.card }),
      ]);
      const told = answers.map(({ status, body, headers }) => {
        expect(status).toBe(200);
        return JSON.stringify([body, [...headers]]).toLowerCase();
      });
      for (const value of Object.values(values))
        expect(told.filter((text) => text.includes(value.toLowerCase()))).toEqual([]);
    }
  });
});
