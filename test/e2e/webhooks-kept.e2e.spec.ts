import { randomUUID } from 'node:crypto';
import type { Partner } from '../support/partner.js';
import { EVERY_TYPE, WebhookDesk } from '../support/webhook-desk.js';
import type { WebhookReceiver } from '../support/webhook-receiver.js';

type Json = Record<string, unknown>;

describe('webhooks: what is agreed, and what does not arrive', () => {
  let desk: WebhookDesk;
  let partner: Partner;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    desk = await WebhookDesk.open();
    ({ partner, receiver } = desk);
  });
  beforeEach(() => {
    receiver.heard = [];
    receiver.reply = () => ({ status: 200, body: {} });
  });
  afterEach(() => expect(desk.faults()).toEqual([])); // whatever is told is as the document of events says
  afterAll(() => desk.close());

  it('are told nothing of another program, of no other kind, and of nothing while they are off', async () => {
    await desk.tell('disbursement.paid', 1, partner.south.id);
    await desk.tell('enrolment.rejected');
    await desk.change({ eventTypes: ['disbursement.returned'] });
    await desk.tell('disbursement.paid');
    await desk.told();
    await desk.change({ eventTypes: EVERY_TYPE, active: false });
    await desk.tell('disbursement.paid');
    await desk.told();
    await desk.change({ active: true });
    await desk.told();
    expect(receiver.heard).toEqual([]);
  });

  it('are told within what is agreed at that moment, also of what waits', async () => {
    for (const kind of ['enrolment.enrolled', 'enrolment.exited']) await desk.tell(kind);
    await desk.told();
    expect(await receiver.next(2)).toHaveLength(2);
    await desk.tell('disbursement.paid');
    await desk.follow();
    await partner.change({ fields: ['enrollment_status'] });
    await desk.send();
    await desk.tell('disbursement.paid');
    await desk.told();
    expect(receiver.heard).toEqual([]);
    expect((await desk.deliveries('?state=dead')).map(({ fault }) => fault)).toEqual(['not-agreed-any-more']);
    const read = await desk.client.get(`${desk.path}/events?limit=200`);
    expect(new Set(read.body.data.map(({ type }: Json) => type))).toEqual(
      new Set(['enrolment.enrolled', 'enrolment.status_changed']),
    );
    await partner.change({ fields: ['enrollment_status', 'benefits', 'disbursements'] });
    await desk.resend({});
    await desk.send();
    expect(await receiver.next()).toHaveLength(1);
  });

  it('are tried again with the same message, given up in the end, and sent again when asked', async () => {
    receiver.reply = () => ({ status: 503, body: {}, headers: { 'retry-after': '1' } });
    await desk.tell('disbursement.paid');
    await desk.told();
    const [{ nextAt }] = (await desk.deliveries('?state=waiting')) as [{ nextAt: string }];
    expect(Date.parse(nextAt) - Date.now()).toBeGreaterThan(1_000);
    for (let attempt = 2; attempt <= 10; attempt++) await desk.again();
    const tried = await receiver.next(10);
    expect(new Set(tried.map(({ id, text }) => id + text)).size).toBe(1);
    await desk.again();
    expect(receiver.heard).toEqual([]);
    const dead = await desk.deliveries('?state=dead');
    expect(dead).toMatchObject([{ id: tried[0]!.id, state: 'dead', attempts: 10, fault: 'status-503', nextAt: null }]);
    receiver.reply = () => ({ status: 204, body: '' });
    expect((await desk.resend({ ids: [randomUUID()] })).body).toEqual({ resent: 0 });
    expect((await desk.resend({ ids: [tried[0]!.id] })).body).toEqual({ resent: 1 });
    await desk.send();
    expect((await receiver.next()).map(({ id }) => id)).toEqual([tried[0]!.id]);
    expect(await desk.deliveries('?state=dead')).toEqual([]);
  });

  it('have two secrets that hold while one takes over from the other, each shown once', async () => {
    const { body: renewed } = await partner.admin.post(`${desk.path}/rotate-secret`);
    expect(renewed.secret).not.toBe(desk.made.secret);
    receiver.secrets = [desk.made.secret, renewed.secret];
    await desk.tell('disbursement.paid');
    await desk.told();
    expect((await receiver.next())[0]!.held).toEqual([desk.made.secret, renewed.secret]);
    await partner.people.rows('update sharing.webhook set previous_until = now()'); // as a day later
    await desk.tell('disbursement.paid');
    await desk.told();
    expect((await receiver.next())[0]!.held).toEqual([renewed.secret]);
    for (const shown of [await partner.admin.get(desk.path), await partner.admin.get('/v1/webhooks')])
      for (const secret of receiver.secrets) expect(JSON.stringify(shown.body)).not.toContain(secret);
  });

  it('are switched off by a receiver that is gone for good', async () => {
    receiver.reply = () => ({ status: 410, body: {} });
    await desk.tell('disbursement.paid');
    await desk.told();
    expect((await partner.admin.get(desk.path)).body.active).toBe(false);
    expect(await desk.deliveries('?state=dead')).toMatchObject([{ fault: 'status-410', attempts: 1 }]);
    const refused = await desk.resend({});
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:sharing:webhook-off']);
    receiver.reply = () => ({ status: 204, body: '' });
    await desk.change({ active: true });
    expect((await desk.resend({})).body).toEqual({ resent: 1 });
    await desk.send();
    expect(await receiver.next(2)).toHaveLength(2);
  });

  it.each([
    ['of a host that may not be called', { url: 'https://elsewhere.example/x' }, '#/url'],
    ['of a host that is not agreed', { url: 'http://127.0.0.1:9/x' }, '#/url'],
    ['of a program that is not agreed', { programIds: [randomUUID()] }, '#/programIds/0'],
    ['of an agreement there is none', { agreementId: randomUUID() }, '#/agreementId'],
  ])('are refused %s', async (_, wrong, pointer) => {
    const body = { agreementId: partner.agreementId, url: receiver.url, eventTypes: ['disbursement.paid'], ...wrong };
    const answer = await partner.admin.post('/v1/webhooks', body);
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  it('are refused for what the agreement does not share, and go nowhere once their host is dropped', async () => {
    await partner.change({ fields: ['benefits'] });
    const body = { agreementId: partner.agreementId, url: receiver.url, eventTypes: EVERY_TYPE };
    const { status, body: problem } = await partner.admin.post('/v1/webhooks', body);
    expect([status, problem.errors.map(({ pointer }: Json) => pointer)]).toEqual([
      422,
      ['#/eventTypes/0', '#/eventTypes/1', '#/eventTypes/3', '#/eventTypes/4'],
    ]);
    await desk.tell('entitlement.approved');
    await desk.follow();
    await partner.change({ callbackHosts: [] });
    await desk.send();
    expect(receiver.heard).toEqual([]);
    expect((await desk.deliveries('?state=dead')).at(-1)).toMatchObject({ fault: 'not-agreed' });
  });
});
