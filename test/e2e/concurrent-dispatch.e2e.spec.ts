import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk } from '../support/deduplication.js';
import { finished } from '../support/finished.js';

const AT_ONCE = 64;
const ALONE = 30;
const all = Promise.all.bind(Promise);

describe('one cycle that is paid out by many at once', () => {
  let amparo: TestApp;
  let channel: Peer;
  let desk: DuplicatesDesk;
  let approver: ApiClient;
  let payer: ApiClient;
  let cycle: string;
  let channelId: string;
  let twins: string[];

  const many = (ask: () => Promise<ApiAnswer>): Promise<ApiAnswer[]> =>
    all(Array.from({ length: AT_ONCE }, () => ask()));
  const counted = (answers: readonly ApiAnswer[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { status, body } of answers) {
      const what = status < 300 ? `${status}` : `${status} ${body.type as string}`;
      counts[what] = (counts[what] ?? 0) + 1;
    }
    return counts;
  };

  beforeAll(async () => {
    amparo = await startTestApp();
    const env = { PAYMENT_CHANNEL_FAIL_PERMILLE: '0', PAYMENT_CHANNEL_ADMIN: '1', PAYMENT_CHANNEL_SETTLE_MS: '10' };
    channel = await startPeer({ entry: 'payment-channel', env });
    desk = await DuplicatesDesk.open(amparo);
    [approver, payer] = [await amparo.api('approver'), await amparo.api('payment_officer')];
    const program = await desk.program('CASH', { policy: 'warn' });
    const benefit = { code: 'CASH', name: 'Cash', kind: 'cash', currency: 'KES', amount: '10.00' };
    await desk.manager.post(`/v1/programs/${program}/benefits`, benefit);
    await desk.manager.post(`/v1/programs/${program}/fund/postings`, { currency: 'KES', amount: '1000.00' });
    const described = {
      code: 'BANK',
      name: 'Bank',
      kind: 'http_payment',
      endpoint: channel.url,
      payerAccount: 'treasury:1',
    };
    const made = await desk.manager.post('/v1/delivery-channels', {
      ...described,
      credential: 'amparo-demo-channel-token',
    });
    channelId = made.body.id as string;
    const account = (at: number) => ({ paymentAccounts: [{ kind: 'bank' as const, value: `ACCOUNT${at + 10_000}` }] });
    const alone: string[] = [];
    for (let at = 0; at < ALONE; at++) alone.push(await desk.people.individual(account(at)));
    await desk.enrol(program, alone);
    const same = { identifiers: [{ idType: 'national_id', value: 'TWICE1' }] };
    twins = [];
    for (const at of [98, 99]) {
      twins.push(await desk.register({ ...same, paymentAccounts: [{ kind: 'bank', value: `ACCOUNT${at + 10_000}` }] }));
    }
    await desk.enrol(program, twins);
    await desk.run(program);
    cycle = (await desk.manager.post(`/v1/programs/${program}/cycles`, { name: 'At once' })).body.id as string;
    await finished(desk.manager, await desk.manager.post(`/v1/cycles/${cycle}/prepare`));
    await desk.manager.post(`/v1/cycles/${cycle}/submit`);
    await finished(approver, await approver.post(`/v1/cycles/${cycle}/approve`));
  }, 120_000);
  afterAll(async () => {
    await amparo.close();
    await channel.stop();
  });

  it('is put into one batch, sent once, and makes one payment each; of two entries of one person one is held', async () => {
    const batches = await many(() => payer.post(`/v1/cycles/${cycle}/disbursement-batches`, { channelId }));
    expect(counted(batches)).toEqual({ 201: 1, '422 urn:amparo:disbursements:nothing-to-deliver': AT_ONCE - 1 });
    const batch = batches.find(({ status }) => status === 201)!.body.id as string;
    const path = `/v1/disbursement-batches/${batch}`;
    expect((await approver.post(`${path}/approve`)).status).toBe(200);
    const dispatches = await many(() => payer.post(`${path}/dispatch`));
    const ordered = dispatches.filter(({ status }) => status === 202);
    expect(dispatches.filter(({ status }) => ![202, 409].includes(status))).toEqual([]);
    for (const one of ordered) await finished(payer, one);
    for (let state = ''; state !== 'settled';) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      state = (await payer.get(path)).body.state as string;
    }
    expect((await payer.get(path)).body.states).toEqual({ paid: ALONE + 1, held: 1 });
    const effects = (await (await fetch(`${channel.url}/admin/effects`)).json()) as Record<string, unknown>;
    expect(effects).toMatchObject({ references: ALONE + 1, payments: ALONE + 1, effects: ALONE + 1, conflicts: 0 });
    const states = await desk.people.rows<{ id: string; state: string }>(
      'select registrant_id as id, state from disbursements.disbursement where registrant_id = any($1)',
      [twins],
    );
    expect(states.map(({ state }) => state).toSorted()).toEqual(['held', 'paid']);
  }, 120_000);
});
