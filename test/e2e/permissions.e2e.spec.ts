import { randomUUID } from 'node:crypto';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';

const shapeOf = ({ status, body }: ApiAnswer): unknown => [status, { ...body, correlationId: 'any' }];

describe('permissions and scope', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let manager: ApiClient;
  let inScope: string;
  let outOfScope: string;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    [inScope, outOfScope] = (await Promise.all(
      ['NORTH', 'SOUTH'].map(async (code) => {
        const made = await admin.post('/v1/programs', { code, name: code, target: 'individual' });
        expect(made.status).toBe(201);
        return made.body.id as string;
      }),
    )) as [string, string];
    manager = await amparo.api('program_manager', { programs: ['NORTH'] });
  });
  afterAll(() => amparo.close());

  it('say which permission is missing, whatever the request was about', async () => {
    const worker = await amparo.api('case_worker');
    const answer = await worker.post('/v1/id-types', { nonsense: true });
    expect([answer.status, answer.body.type]).toEqual([403, 'urn:amparo:access:not-permitted']);
    expect(answer.body.detail).toBe('This needs the permission id-type:write');
    expect((await worker.post(`/v1/programs/${randomUUID()}/activate`)).status).toBe(403);
  });

  it('open what is in scope, and leave out the rest of a list', async () => {
    expect((await manager.get(`/v1/programs/${inScope}`)).status).toBe(200);
    expect((await manager.get('/v1/programs')).body.data.map(({ code }: { code: string }) => code)).toEqual(['NORTH']);
    expect((await admin.get('/v1/programs')).body.data).toHaveLength(2);
  });

  it.each(['', '/rules', '/enrolments', '/benefits', '/cycles', '/fund'])(
    'answer for what is out of scope exactly as for what does not exist: /v1/programs/{id}%s',
    async (path) => {
      const unknown = await manager.get(`/v1/programs/${randomUUID()}${path}`);
      const foreign = await manager.get(`/v1/programs/${outOfScope}${path}`);
      expect(foreign.status).toBe(404);
      expect(shapeOf(foreign)).toEqual(shapeOf(unknown));
    },
  );

  it('answer for a change out of scope as for one of what does not exist', async () => {
    const order = { expression: 'true' };
    const foreign = await manager.post(`/v1/programs/${outOfScope}/rules`, order);
    expect(foreign.status).toBe(404);
    expect(shapeOf(foreign)).toEqual(shapeOf(await manager.post(`/v1/programs/${randomUUID()}/rules`, order)));
  });

  it('refuse what is of no program to those who are limited to some', async () => {
    const limited = await amparo.api('registry_admin', { programs: ['NORTH'], subject: 'limited-admin' });
    const body = { code: 'x_card', name: 'X', class: 'functional', pattern: '.+' };
    expect((await limited.post('/v1/id-types', body)).status).toBe(404);
    expect((await admin.get('/v1/id-types')).body.data).toEqual([]);
  });

  it('tell everyone what they hold', async () => {
    const { body } = await manager.get('/v1/me');
    expect(body.organisation).toBe('development');
    expect(body.holdings).toHaveLength(1);
    expect(body.holdings[0].programIds).toEqual([inScope]);
    expect(body.holdings[0].permissions).toContain('cycle:prepare');
    expect(body.holdings[0].permissions).not.toContain('cycle:approve');
  });
});
