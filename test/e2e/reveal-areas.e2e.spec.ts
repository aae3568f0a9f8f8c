import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { type ApiAnswer, ApiClient } from '../support/api-client.js';
import { testEnvironment } from '../support/app.js';
import { type Place, PopulatedAreas } from '../support/populated-areas.js';
import type { TestUser } from '../support/users.js';

const REASON = 'Jacaranda Close says the card is unreadable';
const [NAME, CARD] = ['Amina Yusuf', '0000'];
const UNKNOWN = 'AAAAAAAAAAAAAAAAAAAAAA';

/** The service as a process of its own, in case-work mode, with a log that is read afterwards. */
describe('revealing within areas', () => {
  let areas: PopulatedAreas;
  let service: ServiceProcess;

  beforeAll(async () => {
    const key = { AMPARO_MASTER_KEY: randomBytes(32).toString('base64') };
    areas = await PopulatedAreas.begin(key);
    const { dataDirectory, urls } = areas.amparo;
    service = await startService(dataDirectory, {
      ...testEnvironment(dataDirectory),
      ...key,
      LOG_LEVEL: 'debug',
      AMPARO_PRIVACY_MODE: 'case-work',
      AMPARO_REVEALS_PER_DAY: '1000',
      DATABASE_URL: urls.data,
      AMPARO_OWNER_DATABASE_URL: urls.owner,
      AMPARO_WORKER_DATABASE_URL: urls.worker,
      AMPARO_KEY_DATABASE_URL: urls.keys,
    });
  });
  afterAll(async () => {
    await service.stop();
    await areas.amparo.close();
  });

  const reveal = ({ client }: TestUser, handle: string, body: unknown): Promise<ApiAnswer> =>
    new ApiClient(service.url, client.token).post(`/v1/registrants/${handle}/reveal`, body);
  const asked = (...fields: string[]) => ({ fields, purpose: 'legal-order', reason: REASON });
  const handleOf = (place: Place): string => areas.people.handle(areas.of[place]);
  const shapeOf = ({ status, body }: ApiAnswer): unknown => [status, { ...body, correlationId: 'any' }];

  it('reaches who lives in the area or below it, and says of others what it says of nobody', async () => {
    const worker = await areas.worker({ areas: ['N-1'] });
    for (const place of ['N-1', 'N-1-a'] as const) {
      const { status, body } = await reveal(worker, handleOf(place), asked('full_name'));
      expect([place, status, body.fields]).toEqual([place, 200, [{ field: 'full_name', values: [NAME] }]]);
    }
    const unknown = shapeOf(await reveal(worker, UNKNOWN, asked('full_name')));
    expect(unknown).toMatchObject([404, {}]);
    for (const place of ['N-2', 'S', 'nowhere'] as const)
      expect([place, shapeOf(await reveal(worker, handleOf(place), asked('full_name')))]).toEqual([place, unknown]);
  });

  it('adds up no grants: the area of one does not lend itself to the class of data of another', async () => {
    const worker = await areas.worker({ areas: ['N-1'], dataClasses: ['attributes'] });
    const { status } = await areas.admin.post('/v1/grants', {
      userId: worker.id,
      role: 'case_worker',
      permissions: ['registrant:reveal'],
      programIds: [areas.programId],
      areas: ['S'],
      dataClasses: ['identity'],
      expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      reason: 'a second area',
    });
    expect(status).toBe(201);
    expect((await reveal(worker, handleOf('N-1'), asked('full_name'))).status).toBe(200);
    expect((await reveal(worker, handleOf('S'), asked('identifier:card'))).status).toBe(200);
    const crossed = [
      await reveal(worker, handleOf('N-1'), asked('identifier:card')),
      await reveal(worker, handleOf('S'), asked('full_name')),
    ];
    expect(crossed.map(({ status: met }) => met)).toEqual([403, 403]);
  });

  it('writes no value, no reason and nobody into the log, whatever comes of it', async () => {
    const worker = await areas.worker({ areas: ['N'] });
    await reveal(worker, handleOf('N-1'), asked('full_name', 'identifier:card'));
    for (const faulty of [
      { ...asked(NAME), extra: NAME },
      { ...asked('full_name'), purpose: NAME },
      `{"reason": "${REASON}", "fields": ["${NAME}"`,
    ])
      expect((await reveal(worker, handleOf('N-1'), faulty)).status).toBe(400);
    const log = readFileSync(join(areas.amparo.dataDirectory, 'amparo.log'), 'utf8');
    expect(log).toContain('/v1/registrants/:id/reveal');
    for (const value of [NAME, 'Amina', 'Yusuf', 'Jacaranda', REASON, `"${CARD}"`, handleOf('N-1'), areas.of['N-1']])
      expect([value, log.includes(value)]).toEqual([value, false]);
  });
});
