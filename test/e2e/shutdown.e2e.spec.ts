import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { issueDevelopmentToken } from '#access';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { ApiClient } from '../support/api-client.js';
import { type TestDatabases, testDatabases } from '../support/database.js';
import { exchange } from '../support/raw-http.js';

/** Stands for everything that must not come into a log. */
const CANARY = `canary${randomBytes(8).toString('hex')}`;
const CALLERS = 20;

describe('the service as a process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-shutdown-'));
  let databases: TestDatabases;
  let service: ServiceProcess;
  let token: string;
  const log = (): string => readFileSync(join(folder, 'amparo.log'), 'utf8');

  beforeAll(async () => {
    databases = await testDatabases();
    service = await startService(folder, {
      NODE_ENV: 'test',
      LOG_LEVEL: 'debug',
      PORT: '0',
      DATABASE_URL: databases.urls.data,
      AMPARO_OWNER_DATABASE_URL: databases.urls.owner,
      AMPARO_WORKER_DATABASE_URL: databases.urls.worker,
      AMPARO_KEY_DATABASE_URL: databases.urls.keys,
      AMPARO_MASTER_KEY: randomBytes(32).toString('base64'),
      AMPARO_SCHEDULE: 'off',
      AMPARO_DRAIN_SECONDS: '2',
      AMPARO_REQUESTS_PER_MINUTE: '1000000000',
    });
    token = await issueDevelopmentToken({
      databaseUrl: databases.urls.owner,
      dataDirectory: folder,
      role: 'registry_admin',
      subject: 'registry_admin',
      organisation: 'development',
      programs: [],
      validSeconds: 3600,
    });
  }, 120_000);
  afterAll(async () => {
    await service.kill();
    await databases.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('logs no token, address, parameter, header or body, whatever comes of the request', async () => {
    const [good, stranger] = [token, `${token.slice(0, -4)}AAAA`].map((one) => new ApiClient(service.url, one));
    const headers = { 'x-correlation-id': `${CANARY}"}`, 'user-agent': CANARY, 'x-any': CANARY };
    const statuses = [
      await good!.get(`/v1/operations?cursor=${CANARY}&limit=1`, headers),
      await good!.get(`/v1/programs/${CANARY}`, headers),
      await good!.get(`/v1/${CANARY}`, headers),
      await good!.call('DELETE', `/v1/programs/${randomUUID()}?x=${CANARY}`, undefined, headers),
      await good!.post('/v1/beneficiaries/lookup', { idType: 'national_id', value: CANARY }, headers),
      await good!.post('/v1/beneficiaries/lookup', { [CANARY]: CANARY }, headers),
      await good!.post('/v1/beneficiaries/lookup', `{"${CANARY}`, headers),
      await good!.post('/v1/id-types', { code: CANARY, name: '\u0000', class: 'functional' }, headers),
      await stranger!.get('/v1/me', headers),
      await new ApiClient(service.url, CANARY).get('/v1/me', headers),
    ].map(({ status }) => status);
    expect([...new Set(statuses)].toSorted()).toEqual([400, 401, 403, 404, 405]);
    expect(
      (await exchange(service.url, `GET /${CANARY} HTTP/1.1\r\nHost: ${CANARY}\r\nBad Header: ${CANARY}\r\n\r\n`))
        .status,
    ).toBe(400);
    while (!log().includes('"status":405')) await pause(20);
    expect(log()).not.toContain(CANARY);
    expect(log()).not.toMatch(/eyJ[\w-]+\.[\w-]+/); // no token, of anybody
    expect(log()).toContain('"refused":"signature"'); // but the operator learns why
  });

  it('writes one line of JSON for each thing it says, whatever line breaks a caller sends', async () => {
    const broken = ['%0d%0a{"level":"fatal"}', '%0a', '%e2%80%a8'];
    for (const path of broken) await fetch(`${service.url}/v1/${path}?q=${path}`);
    const lines = log().split('\n').filter(Boolean);
    const told = lines.filter((line) => !line.startsWith('Amparo listens at'));
    expect(told.length).toBeGreaterThan(10);
    for (const line of told) expect(() => JSON.parse(line) as unknown).not.toThrow();
    expect(told.filter((line) => (JSON.parse(line) as { level: string }).level === 'fatal')).toEqual([]);
  });

  it('stops under load without failing a request', async () => {
    const caller = new ApiClient(service.url, token);
    const seen = { ready: true };
    const statuses: number[] = [];
    const watching = (async () => {
      while (seen.ready) {
        seen.ready = (await caller.get('/health/ready')).status === 200; // as a balancer does
        await pause(50);
      }
    })();
    const load = Array.from({ length: CALLERS }, async () => {
      while (seen.ready) statuses.push((await caller.get('/v1/id-types')).status);
    });
    while (statuses.length < 200) await pause(10);
    const stopped = service.stop();
    await Promise.all([watching, ...load]); // a connection that is cut would throw here
    expect(seen.ready).toBe(false);
    expect(new Set(statuses)).toEqual(new Set([200]));
    await stopped;
    await expect(fetch(`${service.url}/health/live`)).rejects.toThrow();
  }, 60_000);
});
