import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { GivingProgram, ok } from '../support/cycle-under-test.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { ended } from '../support/registrants.js';

describe('a payee without an account', () => {
  let amparo: TestApp;
  let channel: Peer;

  beforeAll(async () => {
    const env = { PAYMENT_CHANNEL_FAIL_PERMILLE: '0', PAYMENT_CHANNEL_SETTLE_MS: '1' };
    channel = await startPeer({ entry: 'payment-channel', env });
    amparo = await startTestApp({ AMPARO_COOLING_OFF_HOURS: '0' });
  }, 120_000);
  afterAll(async () => {
    await amparo.close();
    await channel.stop();
  });

  it('fails alone, and is paid by another attempt once there is one', async () => {
    const program = await GivingProgram.founded(amparo, 'ALONE');
    await program.flat('100.00');
    await program.funded('400');
    for (let at = 0; at < 3; at++)
      await program.people.individual({ paymentAccounts: [{ kind: 'bank', value: `account:${at + 2000}` }] });
    const alone = program.people.handle(await program.people.individual());
    await program.enrolled();
    const desk = await DeliveryDesk.of(program);
    const address = { endpoint: channel.url, payerAccount: 'treasury:1', credential: 'amparo-demo-channel-token' };
    const bank = await desk.channel('http_payment', 'BANK', address);
    const cycle = await desk.approvedCycle();
    const settled = async (batch: string): Promise<void> => {
      const { data } = ok(await desk.payer.get('/v1/operations?limit=50'));
      await ended(desk.payer, data.find(({ kind }: { kind: string }) => kind === 'reconcile-batch').id as string);
      expect(await desk.stateOf(batch)).toBe('settled');
    };
    const first = await desk.dispatched(cycle, bank);
    await settled(first);
    const lines = await desk.lines(first);
    expect(lines.map(({ state, outcomeCode }) => `${state} ${outcomeCode}`).toSorted()).toEqual([
      'failed no_payment_account',
      'paid null',
      'paid null',
      'paid null',
    ]);
    const failed = lines.find(({ state }) => state === 'failed');
    expect(failed.registrantId).toBe(alone);
    expect(await program.fund()).toMatchObject({ reserved: '100.00', paid: '300.00' });
    expect((await cycle.shown()).state).toBe('delivering');

    const admin = await amparo.api('registry_admin');
    ok(await admin.post(`/v1/registrants/${alone}/payment-accounts`, { kind: 'bank', value: 'ACCOUNT2009' }));
    const anew = ok(await desk.payer.post(`/v1/disbursements/${failed.id}/reissue`, { reason: 'details_corrected' }));
    await desk.dispatch(anew.batchId as string);
    await settled(anew.batchId as string);
    const [seen] = (await desk.seen(alone)).programs[0].entitlements;
    expect(seen).toMatchObject({ state: 'fulfilled', deliveredAmount: '100.00' });
    expect(seen.disbursements).toMatchObject([
      { id: failed.id, state: 'failed' },
      { id: anew.id, state: 'paid', reissuesId: failed.id },
    ]);
    expect(await program.fund()).toMatchObject({ reserved: '0.00', paid: '400.00' });
    expect((await cycle.shown()).state).toBe('completed');
    expect(await desk.conserved(cycle)).toMatchObject({ approved: '400.00', delivered: '400.00', stillDue: '0.00' });
  });
});
