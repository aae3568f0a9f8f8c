import type { Server } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { servePeer } from '../../demo/support/http-peer.js';
import { contractFaults } from '../support/dci-contract.js';
import { byCard, CARDS, message, Partner, search } from '../support/partner.js';

type Json = Record<string, unknown>;

const NOW = new Date().toISOString();
const CALLED_BACK = { status: 'succ' };
const SUBSCRIPTION = {
  reference_id: 's-1',
  timestamp: NOW,
  subscribe_criteria: {
    reg_event_type: 'enrollement',
    filter_type: 'idtype-value',
    filter: { type: 'UIN', value: CARDS[0] },
    notify_record_type: 'Beneficiary',
  },
};
const BENEFICIARY = {
  member: { member_identifier: [{ identifier_type: 'UIN', identifier_value: CARDS[0] }] },
  programme_identifier: [{ programme_identifier: 'THEIRS', programme_name: 'Theirs' }],
  enrollment_status: 'active',
};
const STATUS = {
  txnstatus_request: { reference_id: 'r', txn_type: 'search', attribute_type: 'transaction_id', attribute_value: 't' },
};
const ANSWERED = { transaction_id: 't', correlation_id: 'c' };

/** Every operation of the API: its path, its schema, the action of its messages, a good one, and the status of its answer. */
const OPERATIONS: readonly (readonly [string, string, string, () => Json, number, Json?])[] = [
  ['search', 'search', 'search', () => ({ search_request: [byCard(CARDS[0])] }), 200],
  ['sync/search', 'sync.search', 'search', () => ({ search_request: [byCard(CARDS[0])] }), 200],
  ['subscribe', 'subscribe', 'subscribe', () => ({ subscribe_request: [SUBSCRIPTION] }), 200],
  ['unsubscribe', 'unsubscribe', 'unsubscribe', () => ({ timestamp: NOW, subscription_codes: ['unknown'] }), 200],
  ['txn/status', 'txn.status', 'txn-status', () => STATUS, 200],
  ['sync/txn/status', 'sync.txn.status', 'txn-status', () => STATUS, 200],
  [
    'sync/enrolled',
    'sync.enrolled',
    'search',
    () => ({ enrolled_criteria: { query: { person_identifier: CARDS[0], programme_identifier: 'NORTH' } } }),
    200,
  ],
  [
    'sync/enrollment/updates',
    'sync.enrollment.updates',
    'notify',
    () => ({ enrolled_updates: { beneficiaries: [BENEFICIARY] } }),
    200,
    CALLED_BACK,
  ],
  [
    'notify',
    'notify',
    'notify',
    () => ({
      notify_event: [{ reference_id: 'e', timestamp: NOW, data: { reg_record_type: 'B', reg_records: BENEFICIARY } }],
    }),
    200,
    CALLED_BACK,
  ],
  ['on-search', 'on-search', 'on-search', () => ({ ...ANSWERED, search_response: [] }), 404, CALLED_BACK],
  ['on-subscribe', 'on-subscribe', 'on-subscribe', () => ({ ...ANSWERED, subscribe_response: [] }), 404],
  ['on-unsubscribe', 'on-unsubscribe', 'on-unsubscribe', () => ({ ...ANSWERED, timestamp: NOW, status: 'succ' }), 404],
  [
    'txn/on-status',
    'txn.on-status',
    'txn-on-status',
    () => ({
      ...ANSWERED,
      txnstatus_response: { txn_type: 'search', txn_status: { ...ANSWERED, search_response: [] } },
    }),
    404,
    CALLED_BACK,
  ],
];

const NAMED = OPERATIONS.map(([path, schema, action, content, status, header]) => ({
  path,
  schema,
  action,
  content,
  status,
  header,
}));

describe('DCI: every operation', () => {
  let partner: Partner;
  let server: Server;
  let url: string;

  beforeAll(async () => {
    ({ server, url } = await servePeer(() => ({ status: 200, body: {} }), 0));
    const { publicKey } = await generateKeyPair('EdDSA', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] };
    partner = await Partner.meet({ callbackUrl: url, jwks, predicates: ['programme_identifier'] });
  });
  afterAll(async () => {
    server.close();
    server.closeAllConnections();
    await partner?.close();
  });

  it('is there: thirteen of them', () => {
    expect(new Set(OPERATIONS.map(([path]) => path)).size).toBe(13);
  });

  describe.each(NAMED)('$path', ({ path, schema, action, content, status, header = {} }) => {
    const made = (more: Json = {}): Json => message(action, content(), { ...header, ...more });
    const refused = async (sent: unknown, token?: string | null) => {
      const answer = await partner.send(path, sent, token);
      const { ack_status: ack } = (answer.body as { message: { ack_status: string } }).message;
      expect([ack, contractFaults('search.response', answer.body)]).toEqual(['ERR', []]);
      expect(JSON.stringify(answer.body)).not.toContain(CARDS[0]);
      return [answer.status, answer.body.errors[0].code as string];
    };

    it('takes a good message, and answers by its schema', async () => {
      const sent = made();
      expect(contractFaults(`${schema}.request`, sent)).toEqual([]);
      if (status === 404) return expect(await refused(sent)).toEqual([404, 'err.request.not_found']);
      const answer = await partner.send(path, sent);
      expect([answer.status, contractFaults(`${schema}.response`, answer.body)]).toEqual([200, []]);
    });

    it('refuses what is no message of it', async () => {
      const { message: _, ...headless } = made();
      const { header: __, ...bodiless } = made();
      const bad = [400, 'err.request.bad'];
      expect(await refused(headless)).toEqual(bad);
      expect(await refused(bodiless)).toEqual(bad);
      expect(await refused('{"header":')).toEqual(bad);
      expect(await refused([])).toEqual(bad);
      expect(await refused(made({ action: 'birthday' }))).toEqual(bad);
      expect(await refused(made({ message_ts: '2025-03-01T09:30:00' }))).toEqual(bad);
      expect(await refused(made({ message_id: 'm'.repeat(100) }))).toEqual(bad);
      const long = { ...content(), transaction_id: 't'.repeat(100) };
      expect(await refused(message(action, long, header))).toEqual(bad);
      expect(await refused({ ...made(), extra: CARDS[0] })).toEqual(bad);
    });

    it('refuses another version, sender, receiver, and what is encrypted', async () => {
      const codes: unknown[] = [];
      for (const wrong of [{ version: '2.0' }, { sender_id: 'x' }, { receiver_id: 'x' }, { is_msg_encrypted: true }])
        codes.push((await refused(made(wrong)))[1]);
      expect(codes).toEqual([
        'err.version.not_supported',
        'err.sender_id.invalid',
        'err.receiver_id.invalid',
        'err.encryption.invalid',
      ]);
    });

    it('refuses who brings no token, or a faulty one', async () => {
      for (const token of [null, 'x', `${partner.token.slice(0, -3)}AAA`])
        expect(await refused(made(), token)).toEqual([401, 'err.request.unauthorized']);
    });

    it('refuses a signature that is missing or does not hold', async () => {
      await partner.change({ signatures: 'required' });
      expect((await refused(made()))[1]).toBe('err.signature.missing');
      expect((await refused({ ...made(), signature: 'Signature: nothing' }))[1]).toBe('err.signature.invalid');
      await partner.change({ signatures: 'off' });
    });
  });

  it('tells a search in the trail once, with whom it showed', async () => {
    const told = () =>
      partner.people.rows<{ outcome: string; people: number }>(
        `select outcome, coalesce((facts->>'registrants')::int, 0) as people from audit.event where action = 'dci:search' order by id`,
      );
    const before = (await told()).length;
    await partner.send('sync/search', search([byCard(CARDS[0])]));
    await partner.send('sync/search', { ...search([byCard(CARDS[0])]), header: {} });
    expect((await told()).slice(before)).toEqual([
      { outcome: 'succeeded', people: 1 },
      { outcome: 'refused', people: 0 },
    ]);
  });
});
