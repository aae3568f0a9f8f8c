import { randomUUID } from 'node:crypto';
import { CARDS, type Partner } from '../support/partner.js';
import { WebhookDesk } from '../support/webhook-desk.js';
import type { WebhookReceiver } from '../support/webhook-receiver.js';

describe('webhooks', () => {
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

  it('are told who was given something and gave it back, signed, by handles of the client alone', async () => {
    const payer = await partner.amparo.api('payment_officer');
    const goods = await partner.people.rows<{ id: string; registrant: string; entitlement: string }>(
      `select id, registrant_id as registrant, entitlement_id as entitlement from disbursements.disbursement
        where lifecycle = 'goods' and program_id = $1`,
      [partner.north.id],
    );
    const { id, registrant, entitlement } = goods[0]!;
    const given = partner.people.handle(entitlement, 'entitlement');
    expect((await payer.post(`/v1/entitlements/${given}/deliveries`, { evidence: 'R-1' })).status).toBe(201);
    const back = { evidence: 'R-2', reason: 'came_back' };
    const returned = await payer.post(`/v1/disbursements/${partner.people.handle(id, 'disbursement')}/returns`, back);
    expect([returned.status, returned.body.state]).toEqual([201, 'returned']);
    await desk.told();
    const heard = await receiver.next(2);
    const [paid, gone] = heard.toSorted((a, b) => (a.body.timestamp < b.body.timestamp ? -1 : 1));
    const subjects = [
      { beneficiary: desk.handle(registrant, 'registrant'), disbursement: desk.handle(id, 'disbursement') },
    ];
    expect(paid!.body).toEqual({
      id: paid!.id,
      type: 'disbursement.paid',
      timestamp: expect.any(String),
      data: { program: 'NORTH', target: 'individual', status: 'delivered', subjects },
    });
    expect(gone!.body).toMatchObject({ type: 'disbursement.returned', data: { status: 'returned', subjects } });
    for (const { held, text } of heard) {
      expect(held).toEqual([desk.made.secret]);
      for (const secret of [registrant, id, CARDS[0]]) expect(text).not.toContain(secret);
    }
    await desk.again();
    expect(receiver.heard).toEqual([]); // what was taken is not sent again
  });

  it('are told of moves of enrolments, and of what somebody is due', async () => {
    const manager = await partner.amparo.api('program_manager');
    const enrolment = partner.north.enrolments[0]!;
    const at = `/v1/programs/${partner.north.id}/enrolments/${partner.people.handle(enrolment, 'enrolment')}`;
    for (const move of ['pause', 'resume']) {
      const asSeen = { 'if-match': (await manager.get(at)).headers.get('etag') };
      await manager.post(`${at}/moves`, { move, reason: 'requested' }, asSeen);
    }
    await desk.tell('entitlement.approved');
    await desk.told();
    const bodies = (await receiver.next(3)).map(({ body }) => body);
    expect(bodies.map(({ type, data }) => [type, data.status]).toSorted()).toEqual([
      ['enrolment.enrolled', 'enrolled'],
      ['enrolment.status_changed', 'paused'],
      ['entitlement.entitled', 'approved'],
    ]);
    expect(bodies.find(({ data }) => data.status === 'paused').data.subjects[0].enrolment).toBe(
      desk.handle(enrolment, 'enrolment'),
    );
  });

  it('are told of many in messages of a hundred', async () => {
    await desk.tell('disbursement.paid', 1_250);
    await desk.told();
    const sizes = (await receiver.next(13)).map(({ body }) => body.data.subjects.length as number);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([50, ...Array<number>(12).fill(100)]);
  });

  it('can be read again from any event on, as they were sent, by their client alone', async () => {
    await desk.tell('disbursement.paid', 150);
    await desk.told();
    const sent = new Map((await receiver.next(2)).map(({ id, text }) => [id, text]));
    const all: { id: string }[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { status, body } = await desk.client.get(`${desk.path}/events?limit=7${from}`);
      expect(status).toBe(200);
      all.push(...body.data);
      cursor = body.nextCursor as string | null;
    }
    expect(all).toHaveLength(20); // whatever these tests told
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    const lately = all.slice(-2);
    for (const event of lately) expect(event).toEqual(JSON.parse(sent.get(event.id)!));
    const after = await desk.client.get(`${desk.path}/events?after=${all.at(-3)!.id}`);
    expect(after.body).toEqual({ data: lately, nextCursor: null });
    expect((await desk.client.get(`${desk.path}/events?after=${randomUUID()}`)).status).toBe(404);
    expect((await partner.admin.get(`${desk.path}/events`)).status).toBe(403);
    const stranger = await partner.amparo.api('client_system', { subject: 'another', organisation: 'another' });
    expect((await stranger.get(`${desk.path}/events`)).status).toBe(404);
  });
});
