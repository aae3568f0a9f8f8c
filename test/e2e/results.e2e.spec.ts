import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk } from '../support/deduplication.js';
import { finished } from '../support/finished.js';

/** The channel takes everything and settles nothing: what became of it is told by its statement. */
const NEVER_MS = '3600000';

interface Attempt {
  readonly id: string;
  readonly registrantId: string;
  readonly state: string;
  readonly attempt: number;
  readonly amount: string;
  readonly deliveredAmount: string;
}

describe('results and statements about money', () => {
  let amparo: TestApp;
  let channel: Peer;
  let desk: DuplicatesDesk;
  let payer: ApiClient;
  let approver: ApiClient;
  let program: string;
  let cycle: string;
  let channelId: string;
  let batch: string;
  let lines: Attempt[];

  const attemptsOf = async (batchId: string): Promise<Attempt[]> =>
    (await payer.get(`/v1/disbursement-batches/${batchId}/disbursements`)).body.data;
  const told = (results: object[], by = payer) => by.post('/v1/reconciliations', { batchId: batch, results });
  const conserved = async () => {
    const { body } = await payer.get(`/v1/cycles/${cycle}/conservation`);
    expect(body.holds).toBe(true);
    const { approved, delivered, inFlight, held, stillDue, difference } = body.parts[0];
    return { approved, delivered, inFlight, held, stillDue, difference };
  };
  const fund = async () => {
    const [one] = (await desk.manager.get(`/v1/programs/${program}/fund`)).body.balances;
    expect(one.balanced).toBe(true);
    return [one.reserved, one.paid];
  };
  const dispatched = async (): Promise<string> => {
    const id = (await payer.post(`/v1/cycles/${cycle}/disbursement-batches`, { channelId })).body.id as string;
    await approver.post(`/v1/disbursement-batches/${id}/approve`);
    await finished(payer, await payer.post(`/v1/disbursement-batches/${id}/dispatch`));
    return id;
  };

  beforeAll(async () => {
    amparo = await startTestApp();
    const env = { PAYMENT_CHANNEL_FAIL_PERMILLE: '0', PAYMENT_CHANNEL_SETTLE_MS: NEVER_MS };
    channel = await startPeer({ entry: 'payment-channel', env });
    desk = await DuplicatesDesk.open(amparo);
    [approver, payer] = [await amparo.api('approver'), await amparo.api('payment_officer')];
    program = await desk.program('CASH', { policy: 'off' });
    const benefit = { code: 'CASH', name: 'Cash', kind: 'cash', currency: 'KES', amount: '10.00' };
    await desk.manager.post(`/v1/programs/${program}/benefits`, benefit);
    await desk.manager.post(`/v1/programs/${program}/fund/postings`, { currency: 'KES', amount: '1000.00' });
    const bank = {
      code: 'BANK',
      name: 'Bank',
      kind: 'http_payment',
      endpoint: channel.url,
      payerAccount: 'treasury:1',
    };
    const made = await desk.manager.post('/v1/delivery-channels', { ...bank, credential: 'amparo-demo-channel-token' });
    channelId = made.body.id as string;
    const people: string[] = [];
    for (let at = 0; at < 6; at++)
      people.push(await desk.people.individual({ paymentAccounts: [{ kind: 'bank', value: `account:${at + 1000}` }] }));
    await desk.enrol(program, people);
    cycle = (await desk.manager.post(`/v1/programs/${program}/cycles`, { name: 'One' })).body.id as string;
    await finished(desk.manager, await desk.manager.post(`/v1/cycles/${cycle}/prepare`));
    await desk.manager.post(`/v1/cycles/${cycle}/submit`);
    await finished(approver, await approver.post(`/v1/cycles/${cycle}/approve`));
    batch = await dispatched();
    lines = await attemptsOf(batch);
  }, 120_000);
  afterAll(async () => {
    await amparo.close();
    await channel.stop();
  });

  it('come twice, in part and out of order; what nobody knows is an exception, and the rest is applied', async () => {
    expect(lines.map(({ state }) => state)).toEqual(Array(6).fill('sending'));
    expect(await conserved()).toEqual({
      approved: '60.00', delivered: '0.00', inFlight: '60.00', held: '0.00', stillDue: '0.00', difference: '0.00',
    }); // prettier-ignore
    const [a, b, c] = lines.map(({ id }) => ({ disbursementId: id }));
    const paid = { outcome: 'paid', amount: '10.00', currency: 'KES' };
    const answer = await told([
      { ...b, outcome: 'returned', code: 'rtrn.closed' }, // before anybody said that it was paid
      { ...a, ...paid, paymentReference: 'PC-1' },
      { reference: 'AAAAAAAAAAAAAAAAAAAAAA', ...paid },
      { ...a, ...paid },
      { ...b, ...paid },
      { ...c, outcome: 'failed', code: 'rjct.payee_fa.invalid' },
    ]);
    expect(answer.body).toMatchObject({ received: 6, applied: 3, unchanged: 2, exceptions: 1 });
    expect((await attemptsOf(batch)).map(({ state }) => state)).toEqual(
      ['paid', 'returned', 'failed', 'sending', 'sending', 'sending'],
    ); // prettier-ignore
    expect(await fund()).toEqual(['50.00', '10.00']);
    expect(
      (
        await told([
          { ...a, ...paid },
          { ...c, ...paid },
        ])
      ).body,
    ).toMatchObject({ unchanged: 1, exceptions: 1 });
    const moves = await desk.people.rows<{ to: string }>(
      `select h.to_state as to from disbursements.disbursement_history h join disbursements.disbursement d on d.id = h.disbursement_id
        where d.state = 'returned' order by h.at, h.id`,
    );
    expect(moves.map(({ to }) => to)).toEqual(['sending', 'paid', 'returned']);
    expect(await conserved()).toMatchObject({ delivered: '10.00', inFlight: '30.00', stillDue: '20.00' });
  });

  it('with another amount wait for a person, who is not the one who brought them in', async () => {
    const [, , , d, e] = lines.map(({ id }) => ({ disbursementId: id }));
    const { body } = await told([
      { ...d, outcome: 'paid', amount: '7.50' },
      { ...e, outcome: 'paid', amount: '70.00', currency: 'USD' },
    ]);
    expect(body).toMatchObject({ applied: 0, exceptions: 2 });
    const path = `/v1/reconciliations/${body.id as string}/exceptions`;
    const listed = (await payer.get(path)).body.data as { id: string; toldAmount: string; ageDays: number }[];
    const found = listed.toSorted((one, other) => Number(one.toldAmount) - Number(other.toldAmount));
    expect(found.map(({ toldAmount, ageDays }) => [toldAmount, ageDays])).toEqual([['7.50', 0], ['70.00', 0]]); // prettier-ignore
    const accept = { decision: 'accepted', reason: 'confirmed_by_channel' };
    const [less, more] = found.map(({ id }) => `${path}/${id}/resolve`) as [string, string];
    expect((await payer.post(less, accept)).body.type).toBe('urn:amparo:disbursements:opener-may-not-accept');
    const other = await amparo.api('payment_officer', { subject: 'another' });
    expect((await other.post(more, accept)).body.type).toBe('urn:amparo:disbursements:nothing-to-accept');
    expect((await other.post(less, accept)).body).toMatchObject({ decision: 'accepted', toldAmount: '7.50' });
    expect((await other.post(less, accept)).status).toBe(409);
    const [, , , partly] = await attemptsOf(batch);
    expect(partly).toMatchObject({ state: 'paid', amount: '10.00', deliveredAmount: '7.50' });
    expect(await fund()).toEqual(['42.50', '17.50']);
    const left = `/v1/programs/${program}/reconciliation-exceptions?resolved=false`;
    expect((await payer.get(left)).body.data).toHaveLength(3);
    expect((await other.post(more, { decision: 'dismissed', reason: 'entered_in_error' })).status).toBe(200);
    expect((await payer.get(left)).body.data).toHaveLength(2);
    expect((await payer.get(`${left}&kind=amount_mismatch`)).body.data).toEqual([]);
    expect(await conserved()).toMatchObject({ delivered: '17.50', inFlight: '20.00', stillDue: '22.50' });
  });

  it('leave what came back, failed or came in part due again, as attempts of another batch; each shows with its history', async () => {
    const [, b, , d] = lines;
    const second = await attemptsOf(await dispatched());
    expect(second.map(({ attempt, amount }) => [attempt, amount]).toSorted()).toEqual([
      [2, '10.00'],
      [2, '10.00'],
      [2, '2.50'],
    ]);
    const rest = second.filter(({ registrantId }) => [b!.registrantId, d!.registrantId].includes(registrantId));
    const results = rest.map(({ id, amount }) => ({ disbursementId: id, outcome: 'paid', amount }));
    const other = (await payer.get(`/v1/cycles/${cycle}/disbursement-batches`)).body.data[0].id as string;
    expect((await payer.post('/v1/reconciliations', { batchId: other, results })).body).toMatchObject({ applied: 2 });
    const seen = (await desk.manager.get(`/v1/beneficiaries/${d!.registrantId}`)).body.programs[0].entitlements[0];
    expect(seen).toMatchObject({ state: 'fulfilled', deliveredAmount: '10.00' });
    expect(seen.disbursements.map((one: Attempt) => [one.state, one.deliveredAmount])).toEqual([
      ['paid', '7.50'],
      ['paid', '2.50'],
    ]);
    expect(await fund()).toEqual(['30.00', '30.00']);
    expect(await conserved()).toMatchObject({ delivered: '30.00', inFlight: '30.00', stillDue: '0.00' });
  });

  it('are not conserved where two lines are wrong, though by as much the other way', async () => {
    const change = (minor: number) =>
      desk.people.rows(
        `update disbursements.disbursement set delivered_minor = delivered_minor + case outcome_code when 'partly_paid' then $2::int else -$2::int end
          where program_id = $1 and attempt = 1 and state = 'paid'`,
        [program, minor],
      );
    await change(100);
    const { holds, parts } = (await payer.get(`/v1/cycles/${cycle}/conservation`)).body;
    expect([holds, parts[0].delivered, parts[0].difference]).toEqual([false, '30.00', '2.00']);
    await change(-100);
    await conserved();
  });

  it('are told as facts of lines and attempts, by the transaction that makes them so', async () => {
    const facts = await desk.people.rows<{ kind: string; whose: boolean; told: number }>(
      `select f.kind, count(*)::int as told, bool_and(coalesce(e.registrant_id, d.registrant_id) = u.registrant) as whose
         from platform.fact f cross join unnest(f.registrant_ids, f.object_ids) as u (registrant, object)
         left join entitlements.entitlement e on f.kind like 'entitlement.%' and e.id = u.object
         left join disbursements.disbursement d on f.kind like 'disbursement.%' and d.id = u.object
        where f.program_id = $1 and f.kind not like 'enrolment.%' group by f.kind order by f.kind`,
      [program],
    );
    expect(facts).toEqual([
      { kind: 'disbursement.paid', told: 5, whose: true },
      { kind: 'disbursement.returned', told: 1, whose: true },
      { kind: 'entitlement.approved', told: 6, whose: true },
    ]);
  });

  it('count once in an upload of several lots', async () => {
    const [e, f] = (await attemptsOf(batch)).slice(4).map(({ id }) => ({ disbursementId: id }));
    const paid = { ...f, outcome: 'paid', amount: '10.00' };
    const less = { ...e, outcome: 'paid', amount: '9.00' };
    const results: object[] = Array.from({ length: 4_500 }, () => paid);
    for (const at of [0, 2_000, 4_000]) results[at] = less;
    results[2_500] = { ...f, outcome: 'returned' };
    const { body } = await told(results);
    expect(body).toMatchObject({ received: 4_500, applied: 2, exceptions: 1, unchanged: 4_497 });
    const [{ position }] = (await payer.get(`/v1/reconciliations/${body.id as string}/exceptions`)).body.data;
    expect(position).toBe(1);
    expect((await attemptsOf(batch)).slice(4).map(({ state }) => state)).toEqual(['sending', 'returned']);
    expect(await conserved()).toMatchObject({ delivered: '30.00', inFlight: '20.00', stillDue: '10.00' });
  });
});
