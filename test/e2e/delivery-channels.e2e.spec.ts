import pg from 'pg';
import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { asSuperuser } from '../support/database.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { finished } from '../support/finished.js';
import { until } from '../support/until.js';

const CREDENTIAL = 'amparo-demo-channel-token';
const PEOPLE = 3;
const refusal = ({ status, body }: ApiAnswer): unknown[] => [
  status,
  body.type?.split(':').at(-1),
  ...(body.errors ?? []).map(({ pointer }: { pointer: string }) => pointer),
];

describe('delivery channels', () => {
  let amparo: TestApp;
  let bank: Peer;
  let other: Peer;
  let program: GivingProgram;
  let desk: DeliveryDesk;
  let founder: ApiClient;
  let payer: ApiClient;

  const pathOf = (id: string): string => `/v1/delivery-channels/${id}`;
  const shown = async (id: string, by = founder): Promise<ApiAnswer['body']> => ok(await by.get(pathOf(id)));
  const change = async (id: string, told: object, by = founder): Promise<ApiAnswer> =>
    by.patch(pathOf(id), told, (await founder.get(pathOf(id))).headers.get('etag'));
  const close = (id: string, by = founder): Promise<ApiAnswer> => by.post(`${pathOf(id)}/close`);
  const reopen = (id: string, by = founder): Promise<ApiAnswer> => by.post(`${pathOf(id)}/reopen`);
  const effects = async (peer: Peer): Promise<Record<string, number>> =>
    (await (await fetch(`${peer.url}/admin/effects`)).json()) as Record<string, number>;
  const paying = (code: string, more: object = {}): Promise<string> =>
    desk.channel('http_payment', code, {
      endpoint: bank.url,
      payerAccount: 'treasury:1',
      credential: CREDENTIAL,
      ...more,
    });
  const settled = (batch: string): Promise<unknown> => until(async () => (await desk.stateOf(batch)) === 'settled', 30);

  beforeAll(async () => {
    const env = { PAYMENT_CHANNEL_FAIL_PERMILLE: '0', PAYMENT_CHANNEL_ADMIN: '1', PAYMENT_CHANNEL_SETTLE_MS: '10' };
    [bank, other] = [await startPeer({ entry: 'payment-channel', env }), await startPeer({ entry: 'payment-channel', env })]; // prettier-ignore
    amparo = await startTestApp();
    program = await GivingProgram.founded(amparo, 'CHANNELS');
    founder = program.founder;
    await program.flat('10.00');
    await program.funded('100000');
    for (let at = 0; at < PEOPLE; at++)
      await program.people.individual({ paymentAccounts: [{ kind: 'bank', value: `account:${at + 1000}` }] });
    await program.enrolled();
    desk = await DeliveryDesk.of(program);
    payer = desk.payer;
  }, 120_000);
  afterAll(async () => {
    await amparo.close();
    await Promise.all([bank.stop(), other.stop()]);
  });

  it('say what they can do', async () => {
    const capabilities: Record<string, object> = {};
    for (const kind of ['in_kind', 'cash_counter', 'voucher']) {
      const id = await desk.channel(kind, `CAN-${kind}`);
      capabilities[kind] = (await shown(id)).capability;
    }
    capabilities['http_payment'] = (await shown(await paying('CAN-PAY'))).capability;
    const list = { handover: 'list', writes: 'distribution-list', reads: [], linesAMessage: 500, statements: false };
    expect(capabilities).toMatchObject({
      in_kind: { ...list, lifecycle: 'goods', repetition: 'handed_over_once', byCode: false },
      cash_counter: { ...list, lifecycle: 'counter', benefits: ['cash'], statusInquiry: false },
      voucher: { ...list, benefits: ['voucher'], repetition: 'redeemed_once', byCode: true },
      http_payment: {
        benefits: ['cash'],
        lifecycle: 'money',
        handover: 'calls',
        linesAMessage: 500,
        longestAccount: null,
        repetition: 'reference_paid_once',
        statusInquiry: true,
        statements: false,
      },
    });
  });

  it('are changed as they were seen, within what they are', async () => {
    const id = await paying('SEEN');
    expect(refusal(await founder.patch(pathOf(id), { name: 'Bank' }, null))).toEqual([428, 'if-match-missing']);
    const changed = await founder.patch(pathOf(id), { name: 'Bank' }, '"1"');
    expect([changed.status, changed.headers.get('etag'), changed.body.name]).toEqual([200, '"2"', 'Bank']);
    expect(refusal(await founder.patch(pathOf(id), { name: 'Again' }, '"1"'))).toEqual([412, 'stale']);
    for (const told of [{ code: 'OTHER' }, { kind: 'in_kind' }, { programId: program.id }, { endpoint: null }])
      expect((await change(id, told)).status).toBe(400);
    expect(refusal(await change(id, { endpoint: 'http://elsewhere.example' }))).toEqual([422, 'channel-address', '#/endpoint']); // prettier-ignore
    expect(refusal(await change(id, { iso20022: { payerName: 'P', nameAttributes: ['name'] } }))).toEqual([422, 'layout-unusable', '#/kind']); // prettier-ignore
    expect(refusal(await change(await desk.channel('in_kind', 'HANDS'), { endpoint: bank.url }))).toEqual([422, 'channel-address', '#/endpoint']); // prettier-ignore
    expect((await change(id, { payerAccount: null })).body).toMatchObject({ payerAccount: null, revision: 3 });
    expect((await change(id, { credential: null })).body).toMatchObject({ hasCredential: false, endpoint: bank.url });
    const auditor = await amparo.api('auditor', { subject: 'auditor' });
    const { data } = ok(await auditor.get('/v1/audit?action=channel:write&limit=200'));
    const own = data.filter(({ objectIds }: { objectIds: string[] }) => objectIds.includes(id));
    const counted = own.filter(({ outcome }: { outcome: string }) => outcome === 'succeeded');
    expect(new Set(own.map(({ route }: { route: string }) => route))).toEqual(
      new Set(['PATCH:/v1/delivery-channels/:id']),
    );
    expect(counted).toHaveLength(3);
  });

  it('give a credential to no other host than the one it was told for', async () => {
    const id = await paying('SECRET');
    const moved = await change(id, { endpoint: other.url });
    expect(refusal(moved)).toEqual([422, 'credential-not-told', '#/credential']);
    expect((await change(id, { endpoint: `${bank.url}/v2/` })).body.endpoint).toBe(`${bank.url}/v2`);
    const told = await change(id, { endpoint: other.url, credential: 'another-token' });
    expect(told.body).toMatchObject({ endpoint: other.url, hasCredential: true });
    expect(JSON.stringify([told.body, await shown(id)])).not.toContain('another-token');
  });

  it('are those of a program to who runs it, and of all programs to who runs all', async () => {
    await GivingProgram.founded(amparo, 'ELSEWHERE');
    const foreign = await amparo.api('program_admin', { subject: 'elsewhere', programs: ['ELSEWHERE'] });
    const own = await amparo.api('program_admin', { subject: 'own', programs: ['CHANNELS'] });
    const id = await desk.channel('in_kind', 'OURS');
    const unknown = [404, 'not-found'];
    expect(refusal(await foreign.get(pathOf(id)))).toEqual(unknown);
    expect(refusal(await change(id, { name: 'Theirs' }, foreign))).toEqual(unknown);
    expect(refusal(await close(id, foreign))).toEqual(unknown);
    expect((await change(id, { name: 'Still ours' }, own)).status).toBe(200);
    const everybodys = ok(await founder.post('/v1/delivery-channels', { code: 'ALL', name: 'All', kind: 'in_kind' }));
    expect((await shown(everybodys.id, own)).name).toBe('All');
    expect(refusal(await change(everybodys.id, { name: 'Mine' }, own))).toEqual(unknown);
    expect(refusal(await close(everybodys.id, own))).toEqual(unknown);
    expect(refusal(await reopen(id, foreign))).toEqual(unknown);
    expect(refusal(await reopen(everybodys.id, own))).toEqual(unknown);
    expect(refusal(await reopen(id, payer))[0]).toBe(403);
    expect(refusal(await change(id, { name: 'x' }, payer))[0]).toBe(403);
    expect((await shown(id)).active).toBe(true);
  });

  it('pay a batch where it was made for, by the credential of the moment', async () => {
    const id = await paying('MOVING', { credential: 'wrong' });
    const cycle = await desk.approvedCycle();
    const batch = await desk.batch(cycle, id);
    const before = await effects(bank);
    const elsewhere = { endpoint: other.url, payerAccount: 'treasury:2', credential: CREDENTIAL };
    const pinned = [409, 'channel-in-use', '#/endpoint', '#/payerAccount'];
    expect(refusal(await change(id, elsewhere))).toEqual(pinned); // still to be approved
    ok(await program.approver.post(`/v1/disbursement-batches/${batch}/approve`));
    expect(refusal(await change(id, elsewhere))).toEqual(pinned);
    const sending = await payer.post(`/v1/disbursement-batches/${batch}/dispatch`);
    const operation = `/v1/operations/${ok(sending).id}`;
    await until(async () => ok(await payer.get(operation)).problem !== null, 30); // it is not let in
    expect(refusal(await change(id, elsewhere))).toEqual(pinned);
    expect((await change(id, { credential: CREDENTIAL, name: 'Bank, again' })).status).toBe(200);
    await finished(payer, sending);
    await settled(batch);
    expect((await effects(bank)).payments! - before.payments!).toBe(PEOPLE);
    expect((await effects(other)).references).toBe(0);
    expect((await change(id, elsewhere)).body).toMatchObject({ endpoint: other.url, payerAccount: 'treasury:2' });
    const next = await desk.dispatched(await desk.approvedCycle(), id);
    await settled(next);
    expect((await effects(other)).payments).toBe(PEOPLE);
  }, 120_000);

  describe('that are closed', () => {
    let id: string;
    let cycle: CycleUnderTest;
    let batch: string;
    beforeAll(async () => {
      id = await paying('CLOSING');
      cycle = await desk.approvedCycle();
      batch = await desk.batch(cycle, id);
    }, 60_000);

    it('take no batch any more, and say so', async () => {
      const closed = await close(id);
      expect([closed.status, closed.body.active, closed.body.revision]).toEqual([200, false, 2]);
      expect((await close(id)).body).toEqual(closed.body);
      const rest = await desk.approvedCycle();
      for (const what of ['disbursement-batches', 'disbursement-batch-runs'])
        expect(refusal(await payer.post(`${rest.path}/${what}`, { channelId: id }))).toEqual([409, 'channel-closed']);
      const codes = async (query: string): Promise<string[]> =>
        ok(await payer.get(`/v1/delivery-channels?limit=200${query}`)).data.map(({ code }: { code: string }) => code);
      expect(await codes('&active=true')).not.toContain('CLOSING');
      expect(await codes('&active=false')).toEqual(['CLOSING']);
      expect(await codes('')).toContain('CLOSING');
      expect(refusal(await payer.get('/v1/delivery-channels?active=perhaps'))[0]).toBe(400);
    }, 60_000);

    it('deliver what was made before, and are asked what became of it', async () => {
      const before = (await effects(bank)).payments!;
      await desk.dispatch(batch);
      expect((await change(id, { credential: CREDENTIAL })).status).toBe(200);
      await settled(batch);
      expect((await effects(bank)).payments! - before).toBe(PEOPLE);
      const [line] = await desk.lines(batch);
      const back = { disbursementId: line.id, outcome: 'returned', amount: '10.00', currency: 'KES' };
      const told = ok(await payer.post('/v1/reconciliations', { batchId: batch, results: [back] }));
      expect(told).toMatchObject({ applied: 1, exceptions: 0 });
      const anew = { reason: 'details_corrected' };
      expect(refusal(await payer.post(`/v1/disbursements/${line.id}/reissue`, anew))).toEqual([409, 'channel-closed']);
      const channelId = await paying('OTHERWISE');
      expect((await payer.post(`/v1/disbursements/${line.id}/reissue`, { ...anew, channelId })).status).toBe(201);
    }, 60_000);

    it('are opened again, and take batches as before', async () => {
      const again = await desk.channel('cash_counter', 'AGAIN');
      const open = ok(await reopen(again));
      expect([open.active, open.revision]).toEqual([true, 1]); // it was never closed
      ok(await close(again));
      const opened = await reopen(again);
      expect([opened.status, opened.headers.get('etag'), opened.body]).toEqual([200, '"3"', { ...open, revision: 3 }]);
      expect((await reopen(again)).body).toEqual(opened.body);
      expect(await shown(again)).toEqual(opened.body);
      const auditor = await amparo.api('auditor', { subject: 'auditor' });
      const { data } = ok(await auditor.get('/v1/audit?action=channel:write&limit=200'));
      const own = data.filter(({ objectIds }: { objectIds: string[] }) => objectIds.includes(again));
      const routes = own
        .map(({ route }: { route: string }) => route)
        .filter((route: string) => route.endsWith('/reopen'));
      expect(routes).toHaveLength(3);
      expect(await desk.lines(await desk.batch(await desk.approvedCycle(), again))).toHaveLength(PEOPLE);
    }, 60_000);

    it('take none that is being made while they are closed', async () => {
      const closing = await desk.channel('cash_counter', 'JUST-NOW');
      const due = await desk.approvedCycle();
      const client = new pg.Client({ connectionString: asSuperuser(amparo.urls.data) });
      await client.connect();
      try {
        await client.query('begin');
        await client.query('update disbursements.delivery_channel set active = false where id = $1', [closing]);
        const made = payer.post(`${due.path}/disbursement-batches`, { channelId: closing });
        const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
        await until(async () => (await client.query(waiting)).rowCount === 1, 10);
        await client.query('commit');
        expect(refusal(await made)).toEqual([409, 'channel-closed']);
      } finally {
        await client.end();
      }
    }, 60_000);
  });
});
