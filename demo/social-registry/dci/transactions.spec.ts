import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '#platform/ids/ids.js';
import { servePeer } from '../../support/http-peer.js';
import { Register } from '../register.js';
import { contractFault } from './contract.js';
import { DciFace } from './dci-face.js';
import { Signing } from './signing.js';

interface Envelope {
  readonly header: { readonly action: string };
  readonly message: {
    readonly ack_status?: string;
    readonly transaction_id: string;
    readonly correlation_id: string;
    readonly txnstatus_response: {
      readonly txn_status: { readonly search_response: { readonly status: string; readonly data?: object }[] };
    };
  };
}

const envelope = (action: string, message: object, more: object = {}) => ({
  signature: '',
  header: {
    version: '1.0.0',
    message_id: newId(),
    message_ts: new Date().toISOString(),
    action,
    sender_id: 'amparo',
    total_count: 1,
    ...more,
  },
  message,
});

describe('what became of a search of the reference registry', () => {
  const called: Envelope[] = [];
  let server: Server;
  let uri: string;
  let face: DciFace;

  beforeAll(async () => {
    const peer = await servePeer(({ text }) => {
      called.push(JSON.parse(text) as Envelope);
      return { status: 200, body: {} };
    }, 0);
    [server, uri] = [peer.server, peer.url];
  });
  afterAll(() => server.close());
  beforeEach(() => {
    called.length = 0;
    face = new DciFace(new Register(1, 40, []), new Signing('dci'));
    face.callback = { ...face.callback, isSilent: true, delayMs: 0 };
  });

  /** What is answered, held against the schema of the standard. */
  async function ask(path: string, schema: string, body: object): Promise<Envelope> {
    const request = { method: 'POST', path, query: '', headers: {}, text: JSON.stringify(body) };
    const reply = (await face.handle(path, request, 'well')) as { status: number; body: Envelope };
    expect([reply.status, contractFault(schema, reply.body)]).toEqual([200, null]);
    return reply.body;
  }

  async function search() {
    const [transaction, reference] = [newId(), newId()];
    const search_criteria = {
      version: '1.0.0',
      reg_type: 'ns:org:RegistryType:Social',
      reg_record_type: 'Group',
      query_type: 'predicate',
      query: [],
      pagination: { page_size: 5, page_number: 1 },
    };
    const asked = [{ reference_id: reference, timestamp: new Date().toISOString(), search_criteria, locale: 'eng' }];
    const message = { transaction_id: transaction, search_request: asked };
    const acknowledged = await ask('/registry/search', 'search.response', envelope('search', message));
    return { transaction, reference, correlation: acknowledged.message.correlation_id };
  }

  const status = (by: string, value: string | string[], more: object = {}) => {
    const asked = { reference_id: newId(), txn_type: 'search', attribute_type: by, attribute_value: value };
    return envelope('txn-status', { transaction_id: newId(), txnstatus_request: asked }, more);
  };
  const atOnce = async (by: string, value: string | string[]) => {
    const { message } = await ask('/registry/sync/txn/status', 'sync.txn.status.response', status(by, value));
    return message.txnstatus_response.txn_status.search_response;
  };

  it('is told by transaction, correlation and reference', async () => {
    const { transaction, reference, correlation } = await search();
    const told = await atOnce('transaction_id', transaction);
    expect(told).toMatchObject([{ reference_id: reference, status: 'succ', data: { reg_records: { length: 5 } } }]);
    expect(await atOnce('correlation_id', correlation)).toEqual(told);
    expect(await atOnce('reference_id_list', [newId(), reference])).toEqual(told);
  });

  it('is nothing where nobody knows it, and pending as long as it is', async () => {
    expect(await atOnce('transaction_id', newId())).toEqual([]);
    face.callback = { ...face.callback, workMs: 60 };
    const { transaction, reference } = await search();
    expect(await atOnce('transaction_id', transaction)).toMatchObject([{ reference_id: reference, status: 'pdng' }]);
    while ((await atOnce('transaction_id', transaction))[0]!.status === 'pdng') await pause(10);
    expect(await atOnce('transaction_id', transaction)).toMatchObject([{ status: 'succ' }]);
  });

  it('is acknowledged and told by a call back, to whoever says where', async () => {
    const { transaction, correlation } = await search();
    const asked = (more: object) =>
      ask('/registry/txn/status', 'txn.status.response', status('transaction_id', transaction, more));
    expect((await asked({})).message.ack_status).toBe('NACK');
    expect((await asked({ sender_uri: uri })).message).toMatchObject({
      ack_status: 'ACK',
      correlation_id: correlation,
    });
    while (called.length === 0) await pause(5);
    expect([called.length, contractFault('txn.on-status.request', called[0])]).toEqual([1, null]);
    expect(called[0]).toMatchObject({
      header: { action: 'txn-on-status' },
      message: { correlation_id: correlation, txnstatus_response: { txn_type: 'search' } },
    });
  });
});
