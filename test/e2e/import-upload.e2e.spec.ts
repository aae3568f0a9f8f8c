import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { ended, upload } from '../support/imports.js';

const FILE = 'given_name,identifier:card\nAmina Yusuf,V-1001\n';
const INDIVIDUALS = 'content=individuals';

describe('an upload of registrants', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    await admin.post('/v1/id-types', { code: 'card', name: 'Card', class: 'functional', pattern: 'V-[0-9]{4}' });
    await admin.post('/v1/attributes', { key: 'given_name', name: 'N', dataType: 'text', appliesTo: 'individual' });
  });
  afterAll(() => amparo.close());

  const count = (table: string, keys = false): Promise<number> =>
    connected(keys ? amparo.urls.keys : amparo.urls.data, async (client) => {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      return rows[0]!.n;
    });

  it('is accepted with the place of its operation, and leaves neither spool nor key when it has ended', async () => {
    const answer = await upload(admin, INDIVIDUALS, FILE);
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ content: 'individuals', policy: 'skip', dryRun: false, expectedRows: 1 });
    expect(answer.headers.get('location')).toBe(`/v1/operations/${answer.body.operationId}`);
    const report = await ended(admin, answer.body.id as string);
    expect([report.state, report.problem, report.counts]).toEqual([
      'succeeded',
      null,
      { rows: 1, created: 1, updated: 0, skipped: 0, knownMatches: 0, failed: 0 },
    ]);
    await settled(async () => (await count('registry.import_chunk')) + (await count('keys.work_key', true)));
    expect((await admin.get(answer.headers.get('location')!)).body).toMatchObject({
      kind: 'import-registrants',
      done: 1,
    });
    expect((await admin.get('/v1/registrants/imports')).body.data).toMatchObject([
      { id: report.id, state: 'succeeded' },
    ]);
  });

  it('is one for one Idempotency-Key and file; another file or query under it is refused', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const before = await count('registry.import');
    const [first, second] = [await upload(admin, INDIVIDUALS, FILE, key), await upload(admin, INDIVIDUALS, FILE, key)];
    expect([second.status, second.body.id, second.headers.get('idempotent-replay')]).toEqual([
      202,
      first.body.id,
      'true',
    ]);
    for (const [query, file] of [
      [INDIVIDUALS, FILE.replace('1001', '1002')],
      [`${INDIVIDUALS}&dryRun=true`, FILE],
    ] as const)
      expect((await upload(admin, query, file, key)).body.type).toBe('urn:amparo:platform:idempotency-key-reused');
    expect(await count('registry.import')).toBe(before + 1);
    expect((await upload(admin, INDIVIDUALS, FILE, { 'idempotency-key': null })).status).toBe(400);
  });

  it.each([
    ['application/json', '{}'],
    ['text/plain', FILE],
    ['text/csv; charset=iso-8859-1', FILE],
    ['multipart/form-data; boundary=x', FILE],
  ])('is not taken as %s', async (type, body) => {
    expect((await upload(admin, INDIVIDUALS, body, { 'content-type': type })).status).toBe(415);
  });

  it('is taken by its own route only', async () => {
    const answer = await admin.call('POST', '/v1/id-types', FILE, {
      'content-type': 'text/csv',
      'idempotency-key': randomUUID(),
    });
    expect(answer.status).toBe(415);
    expect((await upload(admin, INDIVIDUALS, FILE, { 'content-type': 'text/csv; charset=UTF-8' })).status).toBe(202);
  });

  it('must say what it is, and be there', async () => {
    for (const query of [
      '',
      'content=people',
      `${INDIVIDUALS}&policy=overwrite`,
      `${INDIVIDUALS}&dryRun=yes`,
      `${INDIVIDUALS}&x=1`,
    ])
      expect((await upload(admin, query, FILE)).status).toBe(400);
    expect((await admin.post(`/v1/registrants/imports?${INDIVIDUALS}`)).status).toBe(400);
    expect((await upload(admin, 'content=memberships&policy=update', FILE)).body.errors[0].pointer).toBe('#/policy');
  });

  it('is refused at once for columns nobody declared; a name is repeated only where it is one', async () => {
    const answer = await upload(admin, INDIVIDUALS, 'given_name,surname,Amina Yusuf,given_name\nx,y,z,q\n');
    expect([answer.status, answer.body.type]).toEqual([422, 'urn:amparo:registry:import-columns']);
    expect(answer.body.errors).toEqual([
      { pointer: '#/columns/1', message: '"surname" is not a column of individuals' },
      { pointer: '#/columns/2', message: 'is not a column of individuals' },
      { pointer: '#/columns/3', message: 'stands in the header twice' },
    ]);
    for (const file of ['', '\0\0', 'g\xef\xbb', `given_name,${'x'.repeat(70_000)}`, '"given_name'])
      expect((await upload(admin, INDIVIDUALS, file)).body.type).toBe('urn:amparo:registry:import-columns');
  });

  it('is not for those who may not, nor for those who see a part of the registry', async () => {
    expect((await upload(await amparo.api('program_manager'), INDIVIDUALS, FILE)).status).toBe(403);
    await admin.post('/v1/programs', { code: 'NORTH', name: 'North', target: 'individual' });
    const limited = await amparo.api('registry_admin', { programs: ['NORTH'], subject: 'limited' });
    expect((await upload(limited, INDIVIDUALS, FILE)).status).toBe(404);
    expect((await limited.get('/v1/registrants/imports')).status).toBe(404);
  });

  it('leaves nothing when it was refused or broke off', async () => {
    const left = () => Promise.all([count('registry.import_chunk'), count('keys.work_key', true)]);
    const nothing = async (): Promise<number> => (await left()).reduce((sum, n) => sum + n);
    await settled(nothing); // imports before this one
    const before = [await count('registry.import'), await count('platform.operation')];
    await upload(admin, INDIVIDUALS, 'surname\nYusuf\n');
    for (const framing of ['content-length: 900000', 'transfer-encoding: chunked']) await breakOff(framing);
    await settled(nothing);
    expect([await count('registry.import'), await count('platform.operation')]).toEqual(before);
  });

  it('is refused by its length before it is sent', async () => {
    expect(await raw(`content-length: ${2 * 1024 ** 3}`)).toMatch(
      /^HTTP\/1.1 413 [^]*urn:amparo:platform:body-too-large/,
    );
  });

  /** Sends the head of an upload, and gives what is answered to it. */
  const raw = (framing: string, body = '', hangUp = false): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(amparo.url).port), '127.0.0.1');
      let answer = '';
      socket.on('data', (piece) => (answer += piece.toString()));
      socket.on('close', () => resolve(answer)).on('error', reject);
      const head = [
        `POST /v1/registrants/imports?${INDIVIDUALS} HTTP/1.1`,
        'host: amparo',
        `authorization: Bearer ${admin.token}`,
        `idempotency-key: ${randomUUID()}`,
        'content-type: text/csv',
        framing,
      ];
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`, () => {
        if (hangUp) setTimeout(() => socket.end(), 300);
      });
    });

  const breakOff = async (framing: string): Promise<void> => {
    const part = `given_name\n${'Amina Yusuf\n'.repeat(30_000)}`;
    await raw(framing, framing.startsWith('transfer') ? `${part.length.toString(16)}\r\n${part}\r\n` : part, true);
  };
});

/** Waits until what is asked gives 0. */
async function settled(ask: () => Promise<number>): Promise<void> {
  while ((await ask()) !== 0) await new Promise((resolve) => setTimeout(resolve, 50));
}
