import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { type PeerReply, servePeer } from '../../demo/support/http-peer.js';
import { ApiClient } from '../support/api-client.js';
import { testEnvironment } from '../support/app.js';
import { type TestDatabases, testDatabases } from '../support/database.js';
import { byCard, CARDS, Partner, search } from '../support/partner.js';
import { until } from '../support/until.js';

describe('DCI: what was acknowledged before a crash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-dci-'));
  const key = { AMPARO_MASTER_KEY: randomBytes(32).toString('base64') };
  let databases: TestDatabases;
  let partner: Partner;
  let service: ServiceProcess;
  let server: Server;
  let url: string;
  const heard: string[] = [];
  let reply: PeerReply = 'silence';

  const start = async (): Promise<void> => {
    const { data, owner, worker, keys } = databases.urls;
    service = await startService(folder, {
      ...testEnvironment(folder),
      ...key,
      AMPARO_SCHEDULE: 'on',
      DATABASE_URL: data,
      AMPARO_OWNER_DATABASE_URL: owner,
      AMPARO_WORKER_DATABASE_URL: worker,
      AMPARO_KEY_DATABASE_URL: keys,
    });
  };

  beforeAll(async () => {
    ({ server, url } = await servePeer(({ text }) => {
      heard.push((JSON.parse(text) as { header: { message_id: string } }).header.message_id);
      return reply;
    }, 0));
    databases = await testDatabases();
    partner = await Partner.meet({ callbackHosts: [new URL(url).host] }, key, databases);
    await start();
  }, 60_000);
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await service?.stop();
    await partner?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is called back by the next process, as the same message', async () => {
    const sent = search([byCard(CARDS[0])], { sender_uri: `${url}/on-search` });
    const { body } = await new ApiClient(service.url, partner.token).post('/dci/registry/search', sent);
    expect(body.message.ack_status).toBe('ACK');
    await service.kill();
    const waiting = await partner.people.rows<{ id: string; state: string }>('select id, state from sharing.delivery');
    expect(waiting).toMatchObject([{ state: 'waiting' }]);
    reply = { status: 200, body: { message: { ack_status: 'ACK' } } };
    await partner.people.rows('update sharing.delivery set leased_until = now()'); // as when its minute has passed
    heard.length = 0;
    await start();
    await until(async () => {
      const [one] = await partner.people.rows<{ state: string }>('select state from sharing.delivery');
      return one!.state === 'delivered';
    });
    expect(heard).toEqual([waiting[0]!.id]);
  }, 60_000);
});
