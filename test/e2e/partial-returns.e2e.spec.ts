import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { finished } from '../support/finished.js';
import { type Peer, startPaymentChannel } from '../support/peers.js';

type Body = ApiAnswer['body'];

const ACCEPTED = { decision: 'accepted', reason: 'confirmed_by_channel' };
const PAID = { outcome: 'paid', amount: '10.00', currency: 'KES', paymentReference: 'PC-1' };

describe('a part of a payment that came back', () => {
  let amparo: TestApp;
  let channel: Peer;
  let program: GivingProgram;
  let desk: DeliveryDesk;
  let cycle: CycleUnderTest;
  let batch: string;
  /** Who accepts what the payer brings in. */
  let others: [ApiClient, ApiClient];
  let [first, second, third] = [] as unknown as [Body, Body, Body];

  const told = async (line: Body, ...results: object[]): Promise<Body> => {
    const batchId = line.batchId as string;
    const named = results.map((result) => ({ disbursementId: line.id, ...result }));
    return ok(await desk.payer.post('/v1/reconciliations', { batchId, results: named }));
  };
  const back = (amount: string, paymentReference?: string) => ({ outcome: 'returned', amount, paymentReference });
  /** Addresses of what the report has left for a person, in its order. */
  const exceptionsOf = async (report: Body): Promise<string[]> => {
    const path = `/v1/reconciliations/${report.id}/exceptions`;
    return ok(await desk.payer.get(path)).data.map(({ id }: { id: string }) => `${path}/${id}/resolve`);
  };
  const left = async (line: Body, result: object): Promise<string> =>
    (await exceptionsOf(await told(line, result)))[0]!;
  const lineOf = async (line: Body): Promise<Body> => ok(await desk.payer.get(`/v1/disbursements/${line.id}`));
  const fund = async () => {
    const { reserved, paid, balanced } = await program.fund();
    return { reserved, paid, balanced };
  };
  const conserved = async () => {
    const { delivered, inFlight, stillDue, difference } = await desk.conserved(cycle);
    return { delivered, inFlight, stillDue, difference };
  };
  const seen = async (line: Body): Promise<Body> =>
    (await desk.seen(line.registrantId)).programs[0].entitlements[0] as Body;

  beforeAll(async () => {
    channel = await startPaymentChannel({ PAYMENT_CHANNEL_SETTLE_MS: '3600000' }); // tells nothing: its statement does
    amparo = await startTestApp({ AMPARO_COOLING_OFF_HOURS: '0' });
    program = await GivingProgram.founded(amparo, 'CASH');
    await program.flat('10.00');
    await program.funded('100.00');
    for (let at = 0; at < 3; at++)
      await program.people.individual({ paymentAccounts: [{ kind: 'bank', value: `account:${at + 4000}` }] });
    await program.enrolled();
    desk = await DeliveryDesk.of(program);
    const address = { endpoint: channel.url, payerAccount: 'treasury:1', credential: 'amparo-demo-channel-token' };
    cycle = await desk.approvedCycle();
    batch = await desk.dispatched(cycle, await desk.channel('http_payment', 'BANK', address));
    [first, second, third] = (await desk.lines(batch)) as [Body, Body, Body];
    others = [
      await amparo.api('payment_officer', { subject: 'one' }),
      await amparo.api('payment_officer', { subject: 'other' }),
    ];
  }, 120_000);
  afterAll(async () => {
    await amparo.close();
    await channel.stop();
  });

  it('is not taken for a payment of that part, where nobody has said what was paid', async () => {
    const resolve = await left(third, back('4.00'));
    expect((await others[0].post(resolve, ACCEPTED)).body.type).toBe('urn:amparo:disbursements:nothing-to-accept');
    expect(await lineOf(third)).toMatchObject({ state: 'sending', deliveredAmount: '0.00' });
    expect((await others[0].post(resolve, { ...ACCEPTED, decision: 'dismissed' })).status).toBe(200);
    for (const line of [first, second, third]) expect(await told(line, PAID)).toMatchObject({ applied: 1 });
    expect((await cycle.shown()).state).toBe('completed');
    expect(await fund()).toEqual({ reserved: '0.00', paid: '30.00', balanced: true });
  });

  it('waits for a person, shown to who asks about the beneficiary, and is told once however often it comes', async () => {
    const report = await told(first, { ...back('4.00', 'RT-1'), code: 'rtrn.part' }, back('4.00', 'RT-1'));
    expect(report).toMatchObject({ received: 2, applied: 0, unchanged: 1, exceptions: 1 });
    expect(await told(first, back('4.00', 'RT-1'), back('4.00'))).toMatchObject({ unchanged: 2, exceptions: 0 });
    const entitlement = await seen(first);
    expect(entitlement).toMatchObject({ state: 'fulfilled', deliveredAmount: '10.00' });
    expect(entitlement.disbursements).toMatchObject([
      {
        state: 'paid',
        deliveredAmount: '10.00',
        returnedAmount: null,
        exceptions: [
          { kind: 'amount_mismatch', outcome: 'returned', amount: '4.00', currency: 'KES', decision: null, decidedAt: null },
        ],
      },
    ]); // prettier-ignore
    const [resolve] = await exceptionsOf(report);
    expect((await desk.payer.post(resolve!, ACCEPTED)).body.type).toBe(
      'urn:amparo:disbursements:opener-may-not-accept',
    );
    const answers = await Promise.all(others.map((by) => by.post(resolve!, ACCEPTED)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('is due again, in fund, line and cycle by that part alone, and stays so when it is told again', async () => {
    const standing = async () => {
      expect(await fund()).toEqual({ reserved: '4.00', paid: '26.00', balanced: true });
      expect(await conserved()).toEqual({
        delivered: '26.00', inFlight: '0.00', stillDue: '4.00', difference: '0.00',
      }); // prettier-ignore
      expect((await cycle.shown()).state).toBe('delivering');
      expect(await lineOf(first)).toMatchObject({ state: 'paid', deliveredAmount: '6.00', returnedAmount: '4.00' });
    };
    await standing();
    const postings = (await program.entries()).length;
    expect((await program.entries()).at(-1)).toEqual({ kind: 'back_to_reserved', amount: '400' });
    const again = await told(first, back('4.00', 'RT-1'), back('4.00'), PAID);
    expect(again).toMatchObject({ applied: 0, unchanged: 3, exceptions: 0 });
    await standing();
    expect(await program.entries()).toHaveLength(postings);
    const moves = await program.people.rows<{ move: string }>(
      `select from_state || ' ' || to_state || ' ' || reason as move from entitlements.entitlement_history h
        where h.registrant_id = (select registrant_id from disbursements.disbursement where returned_minor is not null) order by h.at, h.id`,
    );
    expect(moves.map(({ move }) => move).slice(-2)).toEqual(['approved fulfilled reported', 'fulfilled partly_fulfilled accepted']); // prettier-ignore
    const { exceptions } = await lineOf(first);
    expect(exceptions).toMatchObject([{ outcome: 'returned', amount: '4.00', decision: 'accepted' }]);
    const facts = await program.people.rows("select from platform.fact where kind = 'disbursement.returned'");
    expect(facts).toHaveLength(1);
  });

  it('is booked once, where it was told twice before anybody decided', async () => {
    const [named] = await exceptionsOf(await told(second, back('1.00', 'RT-2')));
    const [other] = await exceptionsOf(await told(second, back('1.00', 'RT-3'))); // perhaps another one, of the same amount
    const ofTwo = await Promise.all([others[0].post(named!, ACCEPTED), others[1].post(other!, ACCEPTED)]);
    expect(ofTwo.map(({ status }) => status)).toEqual([200, 200]);
    expect(await lineOf(second)).toMatchObject({ deliveredAmount: '8.00', returnedAmount: '2.00' });
    await program.people.rows(
      `insert into disbursements.reconciliation_exception (id, reconciliation_id, registrant_id, disbursement_id, position, kind,
              told_minor, told_currency, told_outcome, told_reference)
       select platform.uuid_v7(), reconciliation_id, registrant_id, disbursement_id, position, kind, told_minor, told_currency, told_outcome,
              case n when 1 then told_reference end from disbursements.reconciliation_exception, generate_series(1, 2) n where told_reference = 'RT-2'`,
    ); // as one told by two counters at the same moment
    const path = `/v1/programs/${program.id}/reconciliation-exceptions?resolved=false`;
    const open = ok(await desk.payer.get(path)).data as Body[];
    expect(open).toHaveLength(2);
    for (const { id, reconciliationId } of open) {
      const resolve = `/v1/reconciliations/${reconciliationId}/exceptions/${id}/resolve`;
      const { status, body } = await others[0].post(resolve, ACCEPTED);
      expect([status, body.type]).toEqual([409, 'urn:amparo:disbursements:return-known']);
      ok(await others[0].post(resolve, { ...ACCEPTED, decision: 'dismissed' }));
    }
    expect(await fund()).toEqual({ reserved: '6.00', paid: '24.00', balanced: true });
    const twice = program.people.rows(
      `insert into disbursements.exception_resolution (exception_id, decision, reason, resolved_by, resolved_at, registrant_id, returned_of,
              returned_minor, return_reference)
       select platform.uuid_v7(), decision, reason, resolved_by, resolved_at, registrant_id, returned_of, returned_minor, return_reference
         from disbursements.exception_resolution where return_reference = 'RT-2'`,
    );
    await expect(twice).rejects.toThrow('exception_resolution_return_once');
  });

  it('is paid by another attempt, and shows with it', async () => {
    const anew = ok(
      await desk.payer.post(`/v1/disbursements/${first.id}/reissue`, { reason: 'details_corrected' }),
    ) as Body;
    expect(anew).toMatchObject({ attempt: 2, amount: '4.00', reissuesId: first.id });
    await desk.dispatch(anew.batchId);
    expect(await conserved()).toMatchObject({ delivered: '24.00', inFlight: '4.00', stillDue: '2.00' });
    expect(await told(anew, { ...PAID, amount: '4.00' })).toMatchObject({ applied: 1 });
    const entitlement = await seen(first);
    expect(entitlement).toMatchObject({ state: 'fulfilled', deliveredAmount: '10.00' });
    expect(
      entitlement.disbursements.map(({ state, deliveredAmount, returnedAmount, exceptions }: Body) => [
        state,
        deliveredAmount,
        returnedAmount,
        exceptions.map(({ amount, decision }: Body) => `${amount} ${decision}`),
      ]),
    ).toEqual([
      ['paid', '6.00', '4.00', ['4.00 accepted']],
      ['paid', '4.00', null, []],
    ]);
    expect(await fund()).toEqual({ reserved: '2.00', paid: '28.00', balanced: true });
  });

  it('is followed by further ones, as far as something is left, and by all of it', async () => {
    const more = await left(first, back('2.50', 'RT-4'));
    expect((await others[1].post(more, ACCEPTED)).status).toBe(200);
    expect(await lineOf(first)).toMatchObject({ state: 'paid', deliveredAmount: '3.50', returnedAmount: '6.50' });
    for (const amount of ['3.51', '99.00', '0.00']) {
      const resolve = await left(first, back(amount, 'RT-5'));
      expect((await others[0].post(resolve, ACCEPTED)).body.type).toBe('urn:amparo:disbursements:nothing-to-accept');
      ok(await others[0].post(resolve, { ...ACCEPTED, decision: 'dismissed' }));
    }
    expect(await told(first, { outcome: 'returned', code: 'rtrn.closed' })).toMatchObject({ applied: 1 });
    expect(await lineOf(first)).toMatchObject({
      state: 'returned',
      deliveredAmount: '0.00',
      returnedAmount: '10.00',
      outcomeCode: 'rtrn.closed',
    });
    expect(await told(first, back('10.00'), PAID, back('2.50'))).toMatchObject({ unchanged: 3 });
    expect(await fund()).toEqual({ reserved: '8.00', paid: '22.00', balanced: true });
    expect(await conserved()).toEqual({
      delivered: '22.00', inFlight: '0.00', stillDue: '8.00', difference: '0.00',
    }); // prettier-ignore
    const rest = await told(second, back('8.00')); // what was left of it: nothing of a part
    expect(rest).toMatchObject({ applied: 1, exceptions: 0 });
    expect(await lineOf(second)).toMatchObject({ state: 'returned', returnedAmount: '10.00' });
  });

  it('moves nothing any more when its program has ended meanwhile', async () => {
    const resolve = await left(third, back('5.00', 'RT-6'));
    ok(await program.founder.post(`${program.path}/close`));
    await finished(program.founder, await program.founder.post(`${program.path}/end`));
    const before = await fund();
    expect((await others[0].post(resolve, ACCEPTED)).status).toBe(409);
    expect(await lineOf(third)).toMatchObject({ state: 'paid', deliveredAmount: '10.00', returnedAmount: null });
    expect(await fund()).toEqual(before);
    expect((await others[0].post(resolve, { ...ACCEPTED, decision: 'dismissed' })).status).toBe(200);
  });
});
