import { setTimeout as pause } from 'node:timers/promises';
import { AskAgainSchedule } from '../../src/disbursements/reconcile/ask-again.schedule.js';
import { RequestContext } from '../../src/platform/context/request-context.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { GivingProgram, ok } from '../support/cycle-under-test.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { type Peer, startPaymentChannel } from '../support/peers.js';
import { ended } from '../support/registrants.js';
import { until } from '../support/until.js';

const MALFORMED = 'account:3001';

interface Operation {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
}

describe('money that stays open', () => {
  let amparo: TestApp;
  let program: GivingProgram;
  let desk: DeliveryDesk;
  let channels: Peer[];

  const address = (channel: Peer) => ({
    endpoint: channel.url,
    payerAccount: 'treasury:1',
    credential: 'amparo-demo-channel-token',
  });
  const operations = async (kind = 'reconcile-batch'): Promise<Operation[]> => {
    const { data } = ok(await desk.payer.get('/v1/operations?limit=100'));
    return (data as Operation[]).filter((one) => one.kind === kind);
  };
  const look = () => {
    const schedule = amparo.app.get(AskAgainSchedule, { strict: false });
    return RequestContext.asService(() => schedule.orderDue());
  };
  /** As if everything that has ended had done so then. */
  const endedBefore = (minutes: number) =>
    program.people.rows(`update platform.operation set finished_at = now() - interval '${minutes} minutes'
                          where finished_at is not null and kind in ('dispatch-batch', 'reconcile-batch')`);
  const stopped = async (): Promise<void> => {
    const [last] = await operations();
    ok(await program.manager.post(`/v1/operations/${last!.id}/cancel`));
    await ended(desk.payer, last!.id);
  };
  const exceptions = async (): Promise<unknown[]> =>
    ok(await desk.payer.get(`/v1/programs/${program.id}/reconciliation-exceptions?kind=amount_mismatch`)).data;
  const faults = (channel: Peer, kind: string, times: number) =>
    fetch(`${channel.url}/admin/faults`, { method: 'POST', body: JSON.stringify({ kind, times }) });
  const outcomes = async (batch: string): Promise<string[]> =>
    (await desk.lines(batch)).map(({ state, outcomeCode }) => `${state} ${outcomeCode}`).toSorted();
  /** As if the dispatch had given up repeating itself, a while ago. */
  const givenUp = async (batch: string): Promise<void> => {
    ok(await program.approver.post(`/v1/disbursement-batches/${batch}/approve`));
    const { id } = ok(await desk.payer.post(`/v1/disbursement-batches/${batch}/dispatch`));
    await until(async () => ok(await desk.payer.get(`/v1/operations/${id}`)).problem === 'disbursements:channel-away');
    await program.people.rows(`update platform.operation
      set state = 'failed', lease_owner = null, problem = 'disbursements:channel-away', finished_at = now() - interval '11 minutes'
      where kind = 'dispatch-batch' and state <> 'succeeded'`);
  };

  beforeAll(async () => {
    channels = await Promise.all([
      startPaymentChannel({ PAYMENT_CHANNEL_REFUSED_ACCOUNT: MALFORMED }),
      startPaymentChannel({ PAYMENT_CHANNEL_SETTLE_MS: '3600000' }),
      startPaymentChannel(),
    ]);
    amparo = await startTestApp({ AMPARO_COOLING_OFF_HOURS: '0' });
    program = await GivingProgram.founded(amparo, 'AGAIN');
    await program.flat('100.00');
    await program.funded('4000');
    for (let at = 0; at < 4; at++)
      await program.people.individual({ paymentAccounts: [{ kind: 'bank', value: `account:${at + 3000}` }] });
    await program.enrolled();
    desk = await DeliveryDesk.of(program);
  }, 120_000);
  afterAll(async () => {
    await amparo.close();
    for (const channel of channels) await channel.stop();
  });

  it('does not come of an account the channel refuses: that payee fails alone, and the others are paid', async () => {
    const bank = await desk.channel('http_payment', 'REFUSING', address(channels[0]!));
    const batch = await desk.dispatched(await desk.approvedCycle(), bank);
    await ended(desk.payer, (await operations())[0]!.id);
    expect(await outcomes(batch)).toEqual(['failed rjct.payee_fa.invalid', 'paid null', 'paid null', 'paid null']);
    expect(await desk.stateOf(batch)).toBe('settled');
    expect(await (await fetch(`${channels[0]!.url}/admin/effects`)).json()).toMatchObject({ payments: 3, effects: 3 });
  });

  it('is sent by itself when the channel is back', async () => {
    const gone = await startPaymentChannel();
    const { port } = new URL(gone.url);
    await gone.stop();
    const bank = await desk.channel('http_payment', 'GONE', address(gone));
    const batch = await desk.batch(await desk.approvedCycle(), bank);
    await givenUp(batch);
    channels.push(await startPaymentChannel({ PAYMENT_CHANNEL_PORT: port }));
    await look();
    await until(async () => (await desk.stateOf(batch)) === 'settled');
    expect(await outcomes(batch)).toEqual(Array.from({ length: 4 }, () => 'paid null'));
  });

  it('is asked about again by itself, once, and not at once', async () => {
    const bank = await desk.channel('http_payment', 'SLOW', address(channels[1]!));
    await desk.dispatched(await desk.approvedCycle(), bank);
    await stopped();
    const before = (await operations()).length;
    await look();
    expect(await operations()).toHaveLength(before);
    await endedBefore(11);
    await Promise.all([look(), look()]);
    const after = await operations();
    expect(after).toHaveLength(before + 1);
    expect(['queued', 'running']).toContain(after[0]!.state);
    await stopped();
  });

  it('leaves one exception, however often it is asked about, and is not asked about for that alone', async () => {
    await faults(channels[2]!, 'status-amounts', 1000);
    const bank = await desk.channel('http_payment', 'SHORT', address(channels[2]!));
    const batch = await desk.dispatched(await desk.approvedCycle(), bank);
    await until(async () => (await exceptions()).length === 4);
    await stopped();
    ok(await desk.payer.post(`/v1/disbursement-batches/${batch}/reconcile`));
    await pause(3000);
    expect(await exceptions()).toHaveLength(4);
    await stopped();
    const before = (await operations()).length;
    await endedBefore(11);
    await look();
    // the batch of the slow channel, and no other
    expect(await operations()).toHaveLength(before + 1);
    await stopped();
  });

  it('is in doubt where the channel refuses alone what it may have had before', async () => {
    await faults(channels[0]!, 'error-429', 1);
    const bank = await desk.channel('http_payment', 'BUSY', address(channels[0]!));
    const batch = await desk.dispatched(await desk.approvedCycle(), bank);
    await until(async () => !(await outcomes(batch)).includes('sending null'));
    expect(await outcomes(batch)).toEqual(['in_doubt null', 'paid null', 'paid null', 'paid null']);
    await stopped();
  });
});
