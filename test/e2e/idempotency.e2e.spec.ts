import { randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';

const idType = (code: string, name = 'National ID') => ({ code, name, class: 'foundational', pattern: '\\d{4}' });

describe('an Idempotency-Key', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  const create = (body: unknown, key: string | null, client = admin): Promise<ApiAnswer> =>
    client.post('/v1/id-types', body, { 'idempotency-key': key });
  const stored = (code: string): Promise<number> =>
    connected(
      amparo.urls.data,
      async (client) => (await client.query('select from registry.id_type where code = $1', [code])).rowCount ?? 0,
    );

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
  });
  afterAll(() => amparo.close());

  it.each([[null], [''], ['short'], ['with space 1'], ['x'.repeat(256)]])(
    'is asked for: %p is malformed',
    async (key) => {
      const answer = await create(idType('unkeyed'), key);
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:amparo:platform:idempotency-key-missing']);
      expect(await stored('unkeyed')).toBe(0);
    },
  );

  it('replays the first answer for the same body, and says so', async () => {
    const key = randomUUID();
    const first = await create(idType('replayed'), key);
    const second = await create(idType('replayed'), key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect([first.headers.get('idempotent-replay'), second.headers.get('idempotent-replay')]).toEqual([null, 'true']);
  });

  it('is refused with another body', async () => {
    const key = randomUUID();
    await create(idType('original'), key);
    const answer = await create(idType('original', 'Another name'), key);
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:amparo:platform:idempotency-key-reused']);
  });

  it('lets one of many parallel twins take effect, and gives all of them its answer', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(idType('twins'), key)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await stored('twins')).toBe(1);
  });

  it('keeps nothing of a request that was refused: the key may be used again', async () => {
    const key = randomUUID();
    await create(idType('taken'), randomUUID());
    expect((await create(idType('taken'), key)).status).toBe(409);
    expect((await create({ ...idType('free'), pattern: '(' }, key)).status).toBe(422);
    expect((await create(idType('free'), key)).status).toBe(201);
  });

  it('belongs to one caller and one route', async () => {
    const key = randomUUID();
    const other = await amparo.api('registry_admin', { subject: 'another' });
    expect((await create(idType('mine'), key)).status).toBe(201);
    expect((await create(idType('theirs'), key, other)).status).toBe(201);
    const elsewhere = await admin.post(
      '/v1/users',
      { issuer: 'i', subject: 's', organisation: 'o' },
      { 'idempotency-key': key },
    );
    expect(elsewhere.status).toBe(201);
  });

  it('is kept with the answer sealed and the key itself only as a digest', async () => {
    const key = randomUUID();
    await create(idType('sealed', 'Plainly readable'), key);
    const text = await connected(amparo.urls.data, async (client) => {
      const { rows } = await client.query<{ row: string; body: Buffer }>(
        'select k::text as row, body from platform.idempotency_key k',
      );
      return rows.map(({ row, body }) => row + body.toString('latin1')).join();
    });
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toContain(key);
    expect(text).not.toContain('Plainly readable');
  });
});
