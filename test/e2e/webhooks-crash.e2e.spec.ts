import { randomBytes } from 'node:crypto';
import { type ServiceProcess, startService } from '../../demo/main-job/service.js';
import { ApiClient } from '../support/api-client.js';
import { testEnvironment } from '../support/app.js';
import { type TestDatabases, testDatabases } from '../support/database.js';
import { Partner } from '../support/partner.js';
import { until } from '../support/until.js';
import { WebhookReceiver } from '../support/webhook-receiver.js';

describe('webhooks: what was committed before a crash', () => {
  const key = { AMPARO_MASTER_KEY: randomBytes(32).toString('base64') };
  let databases: TestDatabases;
  let partner: Partner;
  let manager: ApiClient;
  let service: ServiceProcess;
  let receiver: WebhookReceiver;

  const start = async (): Promise<void> => {
    const { data, owner, worker, keys } = databases.urls;
    const { dataDirectory } = partner.amparo; // whose issuer signed the token of the manager
    service = await startService(dataDirectory, {
      ...testEnvironment(dataDirectory),
      ...key,
      AMPARO_SCHEDULE: 'on',
      DATABASE_URL: data,
      AMPARO_OWNER_DATABASE_URL: owner,
      AMPARO_WORKER_DATABASE_URL: worker,
      AMPARO_KEY_DATABASE_URL: keys,
    });
  };
  const states = () =>
    partner.people.rows<{ id: string; state: string }>('select id, state from sharing.webhook_event order by place');

  beforeAll(async () => {
    receiver = await WebhookReceiver.open();
    databases = await testDatabases();
    partner = await Partner.meet({ callbackHosts: [receiver.host] }, key, databases);
    const { body } = await partner.admin.post('/v1/webhooks', {
      agreementId: partner.agreementId,
      url: receiver.url,
      eventTypes: ['enrolment.enrolled', 'enrolment.status_changed'],
    });
    receiver.secrets = [body.secret];
    manager = await partner.amparo.api('program_manager');
  }, 60_000);
  afterAll(async () => {
    receiver.close();
    await service?.stop();
    await partner?.close();
  });

  it('is sent by the next process, whether it died before the message was made or while it was under way', async () => {
    const handle = partner.people.handle(partner.north.enrolments[0]!, 'enrolment');
    const path = `/v1/programs/${partner.north.id}/enrolments/${handle}`;
    const asSeen = { 'if-match': (await manager.get(path)).headers.get('etag') };
    await start();
    const there = new ApiClient(service.url, manager.token);
    expect((await there.post(`${path}/moves`, { move: 'pause', reason: 'requested' }, asSeen)).status).toBe(200);
    await service.kill();
    receiver.reply = () => 'silence'; // taken, and not answered before the process dies
    await start();
    const [first] = await receiver.next(1, 60);
    await service.kill();
    expect(await states()).toMatchObject([{ id: first!.id, state: 'waiting' }]);
    await partner.people.rows('update sharing.webhook_event set leased_until = now()'); // as when its minute has passed
    receiver.reply = () => ({ status: 200, body: {} });
    await start();
    const [second] = await receiver.next(1, 60);
    await until(async () => (await states())[0]!.state === 'delivered', 60);
    expect([second!.id, second!.text, second!.held]).toEqual([first!.id, first!.text, receiver.secrets]);
    expect([await states(), receiver.heard]).toEqual([[{ id: first!.id, state: 'delivered' }], []]);
  }, 300_000);
});
