import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type PeerReply, servePeer } from '../../demo/support/http-peer.js';
import { DeliverMessages } from '../../src/sharing/deliver/deliver-messages.service.js';
import { contractFaults } from '../support/dci-contract.js';
import { byCard, CARDS, item, message, Partner, search } from '../support/partner.js';
import { until } from '../support/until.js';

type Json = Record<string, unknown>;
interface Heard {
  readonly path: string;
  // what a test reads out of what it was called with
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

const ACK: PeerReply = { status: 200, body: { message: { ack_status: 'ACK', timestamp: '', correlation_id: '' } } };

describe('DCI: what is acknowledged, and answered by a call back', () => {
  let partner: Partner;
  let server: Server;
  let url: string;
  let heard: Heard[] = [];
  let reply: () => PeerReply = () => ACK;

  const here = (path: string): Json => ({ sender_uri: `${url}${path}` });
  const called = async (count: number): Promise<Heard[]> => {
    await until(() => heard.length >= count);
    return heard;
  };
  const again = async (): Promise<void> => {
    await partner.people.rows(`update sharing.delivery set next_at = now() where state = 'waiting'`);
    await partner.amparo.app.get(DeliverMessages, { strict: false }).deliver();
  };
  const deliveries = () =>
    partner.people.rows<{ state: string; fault: string | null; attempts: number }>(
      'select state, fault, attempts from sharing.delivery order by id desc',
    );

  beforeAll(async () => {
    ({ server, url } = await servePeer(({ path, text }) => {
      heard.push({ path, body: JSON.parse(text) });
      return reply();
    }, 0));
    const callbackHosts = [new URL(url).host];
    partner = await Partner.meet({ predicates: ['programme_identifier', 'enrollment_status'], callbackHosts });
  });
  beforeEach(() => {
    heard = [];
    reply = () => ACK;
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await partner?.close();
  });

  it('acknowledges a search, and calls back once with the ids of the request', async () => {
    const asked = byCard(CARDS[0]);
    const sent = search([asked], here('/on-search'));
    const { status, body } = await partner.send('search', sent);
    expect([status, contractFaults('search.response', body)]).toEqual([200, []]);
    expect(body.message.ack_status).toBe('ACK');
    const [{ path, body: callback }] = (await called(1)) as [Heard];
    expect([path, contractFaults('on-search.request', callback)]).toEqual(['/on-search', []]);
    expect(callback.header).toMatchObject({ action: 'on-search', status: 'succ', total_count: 1, completed_count: 1 });
    expect(callback.message).toMatchObject({
      transaction_id: (sent['message'] as Json)['transaction_id'],
      correlation_id: body.message.correlation_id,
      search_response: [{ reference_id: asked['reference_id'], status: 'succ' }],
    });
    await again();
    expect(heard).toHaveLength(1);
  });

  it('does nothing twice for a message that comes twice, and refuses another under its id', async () => {
    const sent = search([byCard(CARDS[0])], here('/on-search'));
    const first = await partner.send('search', sent);
    const twin = await partner.send('search', sent);
    expect(twin.body.message.correlation_id).toBe(first.body.message.correlation_id);
    await called(1);
    await again();
    expect(heard).toHaveLength(1);
    const other = { ...sent, message: { ...(sent['message'] as Json), transaction_id: 'another' } };
    expect((await partner.send('search', other)).body.errors[0].code).toBe('err.request.bad');
  });

  it('sends every page of a search in a message of its own', async () => {
    const one = {
      query_type: 'expression',
      query: { value: { expression: { query: { enrollment_status: { $eq: 'Active' } } } } },
    };
    await partner.send('search', search([item({ ...one, pagination: { page_size: 1 } })], here('/on-search')));
    const pages = (await called(1)).map(({ body }) => body.message.search_response[0].pagination);
    expect(pages).toEqual([{ page_size: 1, page_number: 1, total_count: 1 }]);
  });

  it('finds by predicate what is agreed, within the programs of the agreement', async () => {
    const query = [
      {
        seq_num: 1,
        expression1: { attribute_name: 'programme_identifier', operator: 'in', attribute_value: 'NORTH,SOUTH' },
        condition: 'and',
        expression2: { attribute_name: 'enrolment_status', operator: 'eq', attribute_value: '1' },
      },
    ];
    const { body } = await partner.send('sync/search', search([item({ query_type: 'predicate', query })]));
    const [{ data, pagination }] = body.message.search_response;
    expect(pagination.total_count).toBe(1);
    expect(data.reg_records).toMatchObject([
      { programme_identifier: [{ programme_code: 'NORTH' }], enrollment_status: 'active' },
    ]);
    const or = [{ ...query[0], condition: 'or' }];
    const refused = await partner.send('sync/search', search([item({ query_type: 'predicate', query: or })]));
    expect(refused.body.message.search_response[0].status_reason_code).toBe('rjct.filter.invalid');
  });

  it('tells what became of a transaction, at once and by a call back', async () => {
    const sent = search([byCard(CARDS[0])], here('/on-search'));
    await partner.send('search', sent);
    await called(1);
    heard = [];
    const of = (attribute_value: unknown, attribute_type = 'transaction_id'): Json => ({
      txnstatus_request: { reference_id: randomUUID(), txn_type: 'search', attribute_type, attribute_value },
    });
    const { transaction_id: id, search_request: items } = sent['message'] as {
      transaction_id: string;
      search_request: Json[];
    };
    for (const content of [of(id), of([items[0]!['reference_id']], 'reference_id_list')]) {
      const { status, body } = await partner.send('sync/txn/status', message('txn-status', content));
      expect([status, contractFaults('sync.txn.status.response', body)]).toEqual([200, []]);
      expect(body.message.txnstatus_response.txn_status.search_response).toMatchObject([
        { reference_id: items[0]!['reference_id'], status: 'succ', pagination: { total_count: 1 } },
      ]);
    }
    const unknown = await partner.send('sync/txn/status', message('txn-status', of('nobody knows')));
    expect(unknown.body.message.txnstatus_response.txn_status.search_response).toEqual([]);
    await partner.send('txn/status', message('txn-status', of(id), here('/txn/on-status')));
    const [{ path, body }] = (await called(1)) as [Heard];
    expect([path, contractFaults('txn.on-status.request', body)]).toEqual(['/txn/on-status', []]);
  });

  it('tries again while it is not taken, with the same message, and gives up what is rejected', async () => {
    const replies: PeerReply[] = [{ status: 503, body: {} }, { status: 500, body: {} }, ACK];
    reply = () => replies.shift()!;
    await partner.send('search', search([byCard(CARDS[0])], here('/on-search')));
    await called(1);
    await again();
    await again();
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ body }) => body.header.message_id as string)).size).toBe(1);
    expect((await deliveries())[0]).toEqual({ state: 'delivered', fault: null, attempts: 3 });
    reply = () => ({ status: 200, body: { message: { ack_status: 'ERR' } } });
    await partner.send('search', search([byCard(CARDS[0])], here('/on-search')));
    await called(4);
    await until(async () => (await deliveries())[0]!.state === 'dead');
    expect((await deliveries())[0]).toMatchObject({ fault: 'rejected' });
  });

  it.each([
    ['another host', 'http://localhost:9/on-search'],
    ['a host that only looks like it', 'http://127.0.0.1.example/on-search'],
    ['another scheme', 'ftp://127.0.0.1/on-search'],
    ['credentials in it', 'http://a:b@127.0.0.1/on-search'],
  ])('calls no address with %s', async (_, sender_uri) => {
    const { status, body } = await partner.send('search', search([byCard(CARDS[0])], { sender_uri }));
    expect([status, body.errors[0].code]).toEqual([400, 'err.sender_uri.invalid']);
  });

  it('calls nobody where nobody said where, nor whom the agreement has dropped meanwhile', async () => {
    const bare = await partner.send('search', search([byCard(CARDS[0])]));
    expect(bare.body.errors[0].code).toBe('err.sender_uri.invalid');
    reply = () => ({ status: 503, body: {} });
    await partner.send('search', search([byCard(CARDS[0])], here('/on-search')));
    await called(1);
    await partner.change({ callbackHosts: [] });
    await again();
    expect(heard).toHaveLength(1);
    expect((await deliveries())[0]).toMatchObject({ state: 'dead', fault: 'not-agreed' });
    await partner.change({ callbackHosts: [new URL(url).host] });
  });

  it('waits for no answer, since it asks nobody', async () => {
    const answer = { transaction_id: 't', correlation_id: 'c', search_response: [] };
    const told = { ...message('on-search', answer, { status: 'succ' }) };
    const { status, body } = await partner.send('on-search', told);
    expect([status, body.errors[0].code]).toEqual([404, 'err.request.not_found']);
  });

  it('keeps nothing of what was asked in clear', async () => {
    const rows = await partner.people.rows<{ text: string }>(
      `select e::text as text from sharing.exchange e union all select d::text from sharing.delivery d`,
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { text } of rows) expect(text).not.toContain(CARDS[0]);
  });
});
