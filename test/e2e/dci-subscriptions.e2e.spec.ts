import type { Server } from 'node:http';
import { servePeer } from '../../demo/support/http-peer.js';
import { DeliverMessages } from '../../src/sharing/deliver/deliver-messages.service.js';
import { factsFollowed } from '../support/all-seen.js';
import { contractFaults } from '../support/dci-contract.js';
import { CARDS, message, Partner } from '../support/partner.js';
import { until } from '../support/until.js';

type Json = Record<string, unknown>;
interface Heard {
  readonly path: string;
  // what a test reads out of what it was called with
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

describe('DCI: subscriptions and notifications', () => {
  let partner: Partner;
  let server: Server;
  let url: string;
  let heard: Heard[] = [];

  const criteria = (filter: unknown, more: Json = {}): Json => ({
    reference_id: `r-${heard.length}-${JSON.stringify(filter).length}`,
    timestamp: new Date().toISOString(),
    subscribe_criteria: {
      reg_type: 'ns:org:RegistryType:IBR',
      reg_event_type: 'enrollment_status_change',
      filter_type: 'idtype-value',
      filter,
      notify_record_type: 'Beneficiary',
      ...more,
    },
  });
  const called = async (path: string): Promise<Heard> => {
    await until(() => heard.some((one) => one.path === path));
    const found = heard.find((one) => one.path === path)!;
    heard = heard.filter((one) => one !== found);
    return found;
  };
  const subscribed = async (items: readonly Json[]) => {
    const sent = message('subscribe', { subscribe_request: items }, { sender_uri: `${url}/on-subscribe` });
    const { status, body } = await partner.send('subscribe', sent);
    expect([status, contractFaults('subscribe.response', body)]).toEqual([200, []]);
    const callback = (await called('/on-subscribe')).body;
    expect(contractFaults('on-subscribe.request', callback)).toEqual([]);
    expect(callback.message).toMatchObject({
      transaction_id: (sent['message'] as Json)['transaction_id'],
      correlation_id: body.message.correlation_id,
    });
    return callback.message.subscribe_response;
  };
  const moved = async (move: string): Promise<void> => {
    const manager = await partner.amparo.api('program_manager');
    const handle = partner.people.handle(partner.north.enrolments[0]!, 'enrolment');
    const path = `/v1/programs/${partner.north.id}/enrolments/${handle}`;
    const asSeen = { 'if-match': (await manager.get(path)).headers.get('etag') };
    const answer = await manager.post(`${path}/moves`, { move, reason: 'requested' }, asSeen);
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    await factsFollowed(partner.amparo);
    await partner.amparo.app.get(DeliverMessages, { strict: false }).deliver();
  };

  beforeAll(async () => {
    ({ server, url } = await servePeer(({ path, text }) => {
      heard.push({ path, body: JSON.parse(text) });
      return { status: 200, body: { message: { ack_status: 'ACK', timestamp: '', correlation_id: '' } } };
    }, 0));
    partner = await Partner.meet({ callbackUrl: url, predicates: ['programme_identifier'] });
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await partner?.close();
  });

  it('tell what became of somebody, by a handle of the client, until it unsubscribes', async () => {
    const [{ status, subscriptions }] = await subscribed([criteria({ type: 'UIN', value: CARDS[0] })]);
    expect([status, subscriptions[0].reg_event_type]).toEqual(['succ', 'enrollement_status_change']);
    await moved('pause');
    const { body } = await called('/notify');
    expect(contractFaults('notify.request', body)).toEqual([]);
    const [{ data }] = body.message.notify_event;
    expect(data).toMatchObject({
      reg_event_type: 'enrollement_status_change',
      reg_records: { enrollment_status: 'suspended', programme_identifier: [{ programme_code: 'NORTH' }] },
    });
    expect(JSON.stringify(body)).not.toContain(CARDS[0]);
    const sent = message(
      'unsubscribe',
      { timestamp: new Date().toISOString(), subscription_codes: [subscriptions[0].code] },
      { sender_uri: `${url}/on-unsubscribe` },
    );
    expect((await partner.send('unsubscribe', sent)).status).toBe(200);
    const ended = (await called('/on-unsubscribe')).body;
    expect(contractFaults('on-unsubscribe.request', ended)).toEqual([]);
    expect(ended.message).toMatchObject({ status: 'succ', subscription_status: [{ status: 'unsubscribe' }] });
    await moved('resume');
    expect(heard).toEqual([]);
    const again = { ...sent, header: { ...(sent['header'] as Json), message_id: 'again' } };
    await partner.send('unsubscribe', again);
    expect((await called('/on-unsubscribe')).body.message.status_reason_code).toBe('rjct.event.already_unsubscribed');
  });

  it('tell of everybody in a program of the agreement', async () => {
    const query = [
      { expression1: { attribute_name: 'programme_identifier', operator: 'eq', attribute_value: 'NORTH' } },
    ];
    const [{ status }] = await subscribed([criteria(query, { filter_type: 'predicate' })]);
    expect(status).toBe('succ');
    await moved('pause');
    expect((await called('/notify')).body.message.notify_event).toHaveLength(1);
    await partner.admin.post(`/v1/agreements/${partner.agreementId}/deactivate`);
    await moved('resume');
    expect(heard).toEqual([]);
    await partner.admin.post(`/v1/agreements/${partner.agreementId}/activate`);
  });

  it('are rejected for nobody and for somebody of another program alike, and for an unknown event', async () => {
    const answers = [
      ...(await subscribed([criteria({ type: 'UIN', value: 'QX0000000ZZ' })])),
      ...(await subscribed([criteria({ type: 'UIN', value: CARDS[1] })])),
      ...(await subscribed([criteria({ type: 'UIN', value: CARDS[0] }, { reg_event_type: 'birthday' })])),
      ...(await subscribed([criteria({ type: 'PASSPORT', value: 'X' })])),
    ];
    expect(answers.map((one: { status_reason_code: string }) => one.status_reason_code)).toEqual(
      ['person_id', 'person_id', 'notify_types', 'notify_details'].map((what) => `rjct.${what}.invalid`),
    );
  });
});
