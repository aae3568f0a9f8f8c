import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { ended } from '../support/registrants.js';

/** The channel takes everything and settles nothing: what became of it is told by its statement. */
const NEVER_MS = '3600000';
const refusal = ({ status, body }: ApiAnswer): unknown[] => [status, body.type?.split(':').at(-1)];

describe('single disbursements', () => {
  let amparo: TestApp;
  let channel: Peer;
  let program: GivingProgram;
  let desk: DeliveryDesk;
  let payer: ApiClient;
  let cycle: CycleUnderTest;
  let bank: string;
  let counter: string;
  let batch: string;
  const move = (id: string, what: string, reason: string, more: object = {}, by = payer) =>
    by.post(`/v1/disbursements/${id}/${what}`, { reason, ...more });
  const line = async (n: number, of = batch) => (await desk.lines(of))[n];
  const told = (of: string, results: object[]) => payer.post('/v1/reconciliations', { batchId: of, results });

  beforeAll(async () => {
    const env = { PAYMENT_CHANNEL_FAIL_PERMILLE: '0', PAYMENT_CHANNEL_SETTLE_MS: NEVER_MS };
    channel = await startPeer({ entry: 'payment-channel', env });
    amparo = await startTestApp();
    program = await GivingProgram.founded(amparo, 'SINGLE');
    await program.flat('100.00');
    await program.funded('1000');
    for (let at = 0; at < 5; at++)
      await program.people.individual({ paymentAccounts: [{ kind: 'bank', value: `account:${at + 1000}` }] });
    await program.enrolled();
    desk = await DeliveryDesk.of(program);
    payer = desk.payer;
    bank = await desk.channel('http_payment', 'BANK', {
      endpoint: channel.url,
      payerAccount: 'treasury:1',
      credential: 'amparo-demo-channel-token',
    });
    counter = await desk.channel('cash_counter');
    cycle = await desk.approvedCycle();
    batch = await desk.batch(cycle, bank);
  }, 120_000);
  afterAll(async () => {
    await amparo.close();
    await channel.stop();
  });

  it('are held, let go and held again before they are sent, by whom it is given to', async () => {
    const { id, registrantId } = await line(0);
    expect(refusal(await move(id, 'release', 'settled'))).toEqual([409, 'move-not-allowed']);
    expect((await move(id, 'hold', 'grievance', {}, program.manager)).body).toMatchObject({ state: 'held' });
    expect(refusal(await move(id, 'hold', 'grievance'))).toEqual([409, 'move-not-allowed']);
    expect((await move(id, 'release', 'settled')).body).toMatchObject({ state: 'pending' });
    expect((await move(id, 'hold', 'payee_unreachable')).status).toBe(200);
    expect((await move(id, 'hold', 'because')).status).toBe(400);
    expect((await move(id, 'hold', 'grievance', {}, program.approver)).status).toBe(403);
    expect((await move(id, 'cancel', 'asked_for', {}, program.manager)).status).toBe(403);
    const [seen] = (await desk.seen(registrantId)).programs[0].entitlements;
    expect(seen.disbursements[0].moves.map(({ to, reason }: Record<string, string>) => [to, reason])).toEqual([
      ['held', 'grievance'],
      ['pending', 'settled'],
      ['held', 'payee_unreachable'],
    ]);
    expect(await desk.conserved(cycle)).toMatchObject({ approved: '500.00', held: '100.00', inFlight: '400.00' });
  });

  it('are not sent while they are held, and cancelled when they are let go later: due in the next batch', async () => {
    const cancelled = await line(1);
    expect((await move(cancelled.id, 'cancel', 'details_wrong')).body).toMatchObject({ state: 'cancelled' });
    await desk.dispatch(batch);
    expect((await desk.lines(batch)).map(({ state }) => state)).toEqual(
      ['held', 'cancelled', 'sending', 'sending', 'sending'],
    ); // prettier-ignore
    const { id } = await line(2);
    for (const what of ['hold', 'cancel']) expect((await move(id, what, what === 'hold' ? 'grievance' : 'asked_for')).status).toBe(409); // prettier-ignore
    expect(await program.fund()).toMatchObject({ reserved: '500.00', paid: '0.00' });
    expect((await move((await line(0)).id, 'release', 'settled')).body).toMatchObject({ state: 'cancelled' });
    expect(await desk.conserved(cycle)).toMatchObject({ inFlight: '300.00', stillDue: '200.00', held: '0.00' });
  });

  it('are made anew when they did not arrive, each in a batch that somebody else approves; the ledger does not move', async () => {
    const { id, registrantId } = await line(2);
    expect(refusal(await move(id, 'reissue', 'try_again'))).toEqual([409, 'still-open']);
    const failed = { disbursementId: id, outcome: 'failed', code: 'rjct.payee_fa.invalid' };
    const paid = { disbursementId: (await line(3)).id, outcome: 'paid', amount: '100.00' };
    expect((await told(batch, [failed, paid])).body).toMatchObject({ applied: 2 });
    expect(refusal(await move(paid.disbursementId, 'reissue', 'try_again'))).toEqual([422, 'nothing-to-deliver']);
    const before = await program.fund();
    const anew = await move(id, 'reissue', 'other_channel', { channelId: counter });
    expect([anew.status, anew.body]).toMatchObject([
      201,
      { reissuesId: id, reissueReason: 'other_channel', attempt: 2, state: 'pending', lifecycle: 'counter', amount: '100.00' }, // prettier-ignore
    ]);
    expect(await program.fund()).toEqual(before);
    expect(refusal(await move(id, 'reissue', 'try_again'))).toEqual([422, 'nothing-to-deliver']); // it is under way
    const { batchId } = anew.body;
    expect((await payer.post(`/v1/disbursement-batches/${batchId}/approve`)).status).toBe(403);
    await desk.dispatch(batchId);
    const { entitlementId } = anew.body;
    ok(await payer.post(`/v1/entitlements/${entitlementId}/deliveries`, { evidence: 'RCPT-1' }));
    const [seen] = (await desk.seen(registrantId)).programs[0].entitlements;
    expect(seen).toMatchObject({ state: 'fulfilled', deliveredAmount: '100.00' });
    expect(seen.disbursements).toMatchObject([
      { id, state: 'failed', attempt: 1, reissuesId: null },
      { state: 'collected', attempt: 2, reissuesId: id, deliveredAmount: '100.00' },
    ]);
    expect(await program.fund()).toMatchObject({ reserved: '300.00', paid: '200.00' });
    expect(await desk.conserved(cycle)).toMatchObject({ delivered: '200.00', inFlight: '100.00', stillDue: '200.00' });
  });

  it('come back, and are made anew at what came back', async () => {
    const { id } = await line(3);
    expect((await told(batch, [{ disbursementId: id, outcome: 'returned', code: 'rtrn.closed' }])).body.applied).toBe(
      1,
    );
    const anew = await move(id, 'reissue', 'details_corrected');
    expect(anew.body).toMatchObject({ reissuesId: id, attempt: 2, amount: '100.00', lifecycle: 'money' });
    const { programId, moves } = ok(await payer.get(`/v1/disbursements/${id}`));
    expect([programId, moves.map(({ to }: { to: string }) => to)]).toEqual([
      program.id,
      ['sending', 'paid', 'returned'],
    ]);
  });

  it('are cancelled with their batch as long as it was not sent, and so is what was issued', async () => {
    const all = await desk.batch(cycle, counter);
    expect(await desk.lines(all)).toHaveLength(2);
    const cancel = (of: string) => payer.post(`/v1/disbursement-batches/${of}/cancel`, { reason: 'entered_in_error' });
    expect((await cancel(all)).body).toMatchObject({ state: 'cancelled' });
    expect((await desk.lines(all)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect((await cancel(batch)).status).toBe(409);
    const again = await desk.dispatched(cycle, counter);
    const [first, second] = await desk.lines(again);
    expect((await move(first.id, 'cancel', 'not_collectable')).body).toMatchObject({ state: 'cancelled' });
    expect(await desk.stateOf(again)).toBe('dispatching');
    expect((await move(second.id, 'cancel', 'not_collectable')).body).toMatchObject({ state: 'cancelled' });
    expect(await desk.stateOf(again)).toBe('settled');
    expect(await program.fund()).toMatchObject({ reserved: '400.00', paid: '100.00' });
    expect(await desk.conserved(cycle)).toMatchObject({ delivered: '100.00', stillDue: '200.00', inFlight: '200.00' });
  });

  it('of a cycle that is reopened begin anew: nobody is held as a duplicate of their own cancelled line', async () => {
    const other = await program.cycle();
    await other.prepared();
    await other.submitted();
    await other.approved();
    const first = await desk.batch(other, counter);
    expect((await desk.lines(first)).map(({ state }) => state)).toEqual(Array(5).fill('pending'));
    const reopen = () => program.manager.post(`${other.path}/reopen`, { reason: 'amounts were wrong' });
    expect((await reopen()).status).toBe(409); // something is in a batch
    ok(await payer.post(`/v1/disbursement-batches/${first}/cancel`, { reason: 'details_wrong' }));
    expect((await ended(program.manager, ok(await reopen()).id as string)).state).toBe('succeeded');
    await other.prepared();
    await other.submitted();
    await other.approved();
    const second = await desk.batch(other, counter);
    expect((await desk.lines(second)).map(({ state }) => state)).toEqual(Array(5).fill('pending'));
  });
});
