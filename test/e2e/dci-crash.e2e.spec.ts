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
import { byCard, CARDS, item, Partner, search } from '../support/partner.js';
import { until } from '../support/until.js';

describe('DCI: what was acknowledged before a crash', () => {
  const folder = mkdtempSync(join(tmpdir(), 'amparo-dci-'));
  const key = { AMPARO_MASTER_KEY: randomBytes(32).toString('base64') };
  let databases: TestDatabases;
  let partner: Partner;
  let service: ServiceProcess;
  let server: Server;
  let url: string;
  // what a test reads out of what it was called with
  // oxlint-disable-next-line typescript/no-explicit-any
  const heard: any[] = [];
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
      heard.push(JSON.parse(text));
      return reply;
    }, 0));
    databases = await testDatabases();
    partner = await Partner.meet(
      { callbackHosts: [new URL(url).host], predicates: ['programme_identifier'] },
      key,
      databases,
    );
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
    expect(heard.map(({ header }) => header.message_id)).toEqual([waiting[0]!.id]);
  }, 60_000);

  it('is called back once for every page, each with the ids of the request', async () => {
    await partner.people.rows(
      `insert into programs.enrolment (id, registrant_id, program_id, state, enrolled_at, state_since, rule_version_id, verdict, verdict_as_of)
       select platform.uuid_v7(), r.id, e.program_id, e.state, e.enrolled_at, e.state_since, e.rule_version_id, e.verdict, e.verdict_as_of
         from registry.registrant r, programs.enrolment e where e.program_id = $1 and r.id <> e.registrant_id`,
      [partner.north.id],
    );
    reply = 'silence';
    const query = [
      { expression1: { attribute_name: 'programme_identifier', operator: 'eq', attribute_value: 'NORTH' } },
    ];
    const asked = item({ query_type: 'predicate', query, pagination: { page_size: 1, page_number: 1 } });
    const sent = search([asked], { sender_uri: `${url}/on-search` });
    const { body } = await new ApiClient(service.url, partner.token).post('/dci/registry/search', sent);
    expect(body.message.ack_status).toBe('ACK');
    await service.kill();
    const rows = () =>
      partner.people.rows<{ id: string; state: string }>(
        `select id, state from sharing.delivery where created_at > now() - interval '5 minutes' order by id desc limit 3`,
      );
    const waiting = await rows();
    expect(waiting.map(({ state }) => state)).toEqual(Array(3).fill('waiting'));
    reply = { status: 200, body: { message: { ack_status: 'ACK' } } };
    await partner.people.rows('update sharing.delivery set leased_until = now()');
    heard.length = 0;
    await start();
    await until(async () => (await rows()).every(({ state }) => state === 'delivered'));
    expect(heard.map(({ header }) => header.message_id).toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
    const pages = heard.map(({ message }) => message);
    expect(pages.map(({ search_response: [one] }) => one.pagination.page_number).toSorted()).toEqual([1, 2, 3]);
    for (const page of pages)
      expect(page).toMatchObject({
        transaction_id: (sent['message'] as { transaction_id: string }).transaction_id,
        correlation_id: body.message.correlation_id,
        search_response: [{ reference_id: asked['reference_id'], status: 'succ', pagination: { total_count: 3 } }],
      });
  }, 60_000);
});
