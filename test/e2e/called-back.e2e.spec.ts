import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueDevelopmentToken } from '#access';
import { newId } from '#platform/ids/ids.js';
import { contractFault } from '../../demo/social-registry/dci/contract.js';
import { household } from '../../demo/population/index.js';
import { Api, ApiProblem } from '../../demo/main-job/api.js';
import { Cast } from '../../demo/main-job/cast.js';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { testEnvironment } from '../support/app.js';
import { connected, type TestDatabases, testDatabases } from '../support/database.js';
import { forgetEverybody } from '../support/forget-everybody.js';
import { type Peer, startSocialRegistry } from '../support/peers.js';
import { describeBoth, pulled } from '../support/pulled.js';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

describe('a social registry that answers by calling back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-called-'));
  let registry: Peer;
  let service: ServiceProcess;
  let databases: TestDatabases;
  let admin: Api;
  let peer: Api;
  let source: string;
  let token: string;

  const order = (path: string, body: object): Promise<Response> =>
    fetch(`${registry.url}/admin/${path}`, { method: 'POST', body: JSON.stringify(body) });
  const held = async (): Promise<{ individuals: number; groups: number }> =>
    (await (await fetch(`${registry.url}/admin/counts`)).json()) as { individuals: number; groups: number };
  const registrants = async (): Promise<number> =>
    (await connected(databases.urls.data, (client) => client.query('select 1 from registry.registrant'))).rows.length;
  const waiting = async (): Promise<number> =>
    (await connected(databases.urls.data, (client) => client.query('select 1 from sr_sync.dci_search'))).rows.length;
  const expectSearch = async (): Promise<string> => {
    const id = newId();
    const values = [id, source];
    const insert = 'insert into sr_sync.dci_search (id, social_registry_id) values ($1, $2)';
    await connected(databases.urls.data, (client) => client.query(insert, values));
    return id;
  };
  const answer = (transaction_id: string, correlation_id: string) => ({
    signature: '',
    header: { status: 'succ' },
    message: { transaction_id, correlation_id, search_response: [] },
  });
  const path = (id = source): string => `/v1/social-registries/${id}/dci/registry/on-search`;
  const refusal = (posted: Promise<unknown>): Promise<number> =>
    posted.then(
      () => 200,
      (error: ApiProblem) => error.status,
    );

  beforeAll(async () => {
    registry = await startSocialRegistry({ SOCIAL_REGISTRY_PEOPLE: '60', SOCIAL_REGISTRY_SIGN: 'dci' });
    databases = await testDatabases();
    const { urls } = databases;
    const port = await freePort();
    service = await startService(folder, {
      ...testEnvironment(folder),
      PORT: `${port}`,
      AMPARO_PUBLIC_URL: `http://127.0.0.1:${port}`,
      AMPARO_SOURCE_ANSWER_SECONDS: '3',
      DATABASE_URL: urls.data,
      AMPARO_OWNER_DATABASE_URL: urls.owner,
      AMPARO_WORKER_DATABASE_URL: urls.worker,
      AMPARO_KEY_DATABASE_URL: urls.keys,
    });
    admin = await new Cast(service.url, urls.owner, folder).as('admin');
    const who = {
      role: 'client_system',
      subject: 'registry',
      organisation: 'ministry',
      programs: [],
      validSeconds: 3600,
    } as const;
    token = await issueDevelopmentToken({ ...who, databaseUrl: urls.owner, dataDirectory: folder });
    peer = new Api(service.url, token);
    const signed = { signatures: 'required', jwksUrl: `${registry.url}/.well-known/jwks.json` };
    const dci = {
      registryType: 'ns:org:RegistryType:Social',
      groupRecordType: 'Group',
      individualRecordType: 'Member',
    };
    source = (await describeBoth(admin, registry.url, 500, { ...signed, dci: { ...dci, exchange: 'async' } })).dci;
  }, 60_000);
  afterEach(() => forgetEverybody(databases.urls));
  afterAll(async () => {
    await service?.stop();
    await registry?.stop();
    await databases?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is pulled from to the end, and nothing of it is left lying', async () => {
    await order('callback', { token, isForgetful: true });
    const { state, problem, counts } = await pulled(admin, source);
    expect([state, problem]).toEqual(['succeeded', null]);
    const there = await held();
    expect([counts['groups'], counts['individuals'], counts['quarantined']]).toEqual([
      there.groups,
      there.individuals,
      0,
    ]);
    expect(await registrants()).toBeGreaterThan(there.groups + there.individuals / 2);
    expect(await waiting()).toBe(0);
  }, 30_000);

  it('is asked what became of a search when it does not call', async () => {
    await order('callback', { token, isSilent: true });
    expect(await pulled(admin, source)).toMatchObject({ state: 'succeeded', problem: null });
  }, 30_000);

  it('is asked so also where it tells only by a call back, and waited for while it works', async () => {
    await order('callback', { token, isSilent: true, hasSyncStatus: false, workMs: 3_600 });
    const { state, problem, counts } = await pulled(admin, source);
    expect([state, problem]).toEqual(['succeeded', null]);
    const there = await held();
    expect([counts['groups'], counts['individuals']]).toEqual([there.groups, there.individuals]);
    expect(await waiting()).toBe(0);
  }, 30_000);

  it('is asked for one person too', async () => {
    await order('callback', { token });
    const { nationalId: value } = household(20_240_830, 3).members.find(({ head }) => head)!;
    const asked = admin.post<{ data: unknown[] }>(`/v1/social-registries/${source}/lookups`, {
      idType: 'national_id',
      value,
    });
    expect((await asked).data).toEqual([{ id: expect.any(String), kind: 'individual' }]);
    expect([await registrants(), await waiting()]).toEqual([1, 0]);
  });

  it('may call before it has acknowledged, and is answered as the standard has it', async () => {
    const acknowledgement = await peer.post(path(), answer(await expectSearch(), 'c-1'));
    expect(acknowledgement).toMatchObject({ message: { ack_status: 'ACK', correlation_id: 'c-1' } });
    expect(contractFault('on-search.response', acknowledgement)).toBeNull();
  });

  it('answers once, what it was asked, as the source that was asked', async () => {
    const id = await expectSearch();
    expect(await refusal(peer.post(path(), answer(newId(), 'c-1')))).toBe(404);
    expect(await refusal(peer.post(path(newId()), answer(id, 'c-1')))).toBe(404);
    expect(await refusal(peer.post(path(), answer('x', 'c-1')))).toBe(404);
    expect(await refusal(peer.post(path(), { ...answer(id, 'c-1'), extra: 1 }))).toBe(400);
    expect(await refusal(peer.post(path(), answer(id, 'c-1')))).toBe(200);
    expect(await refusal(peer.post(path(), answer(id, 'c-1')))).toBe(404);
  });

  it('answers by the correlation it has acknowledged only', async () => {
    const id = await expectSearch();
    const acknowledge = 'update sr_sync.dci_search set correlation_id = $2 where id = $1';
    await connected(databases.urls.data, (client) => client.query(acknowledge, [id, 'c-2']));
    expect(await refusal(peer.post(path(), answer(id, 'c-1')))).toBe(404);
    expect(await refusal(peer.post(path(), answer(id, 'c-2')))).toBe(200);
  });

  it('needs the permission to', async () => {
    expect(await refusal(admin.post(path(), answer(await expectSearch(), 'c-1')))).toBe(403);
    expect(await refusal(new Api(service.url, 'x').post(path(), answer(newId(), 'c-1')))).toBe(401);
  });
});
