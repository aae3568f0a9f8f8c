import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { ok } from '../support/cycle-under-test.js';
import { csvChannel } from '../support/csv-channel.js';
import { FilePayout } from '../support/file-payout.js';

type Body = ApiAnswer['body'];

const CSV = csvChannel({ OK: 'paid', BACK: 'returned' }, { currency: 'Currency', paymentReference: 'Number' });
const ACCEPTED = { decision: 'accepted', reason: 'confirmed_by_channel' };

describe('a payment of more than was sent', () => {
  let amparo: TestApp;
  let cash: FilePayout;
  let other: ApiClient;
  let channel: string;
  let cycle: string;
  let references: string[];
  let line: Body;

  const stated = async (...rows: string[]): Promise<Body> => {
    const answer = await cash.payer.call(
      'POST',
      `/v1/delivery-channels/${channel}/statements/csv`,
      ['Ref,Status,Paid,Currency,Number', ...rows].join('\n'),
      { 'content-type': 'text/csv', 'idempotency-key': randomUUID() },
    );
    return ok(answer);
  };
  const open = async (): Promise<Body[]> =>
    ok(await cash.payer.get(`/v1/programs/${cash.program}/reconciliation-exceptions?resolved=false`)).data;
  const accepted = async (by: ApiClient = other): Promise<ApiAnswer> => {
    const [{ id, reconciliationId }] = (await open()) as [Body];
    return by.post(`/v1/reconciliations/${reconciliationId}/exceptions/${id}/resolve`, ACCEPTED);
  };
  const lineNow = async (): Promise<Body> => ok(await cash.payer.get(`/v1/disbursements/${line.id}`));
  const seen = async (): Promise<Body> =>
    ok(await cash.desk.manager.get(`/v1/beneficiaries/${line.registrantId}`)).programs[0].entitlements[0];
  const fund = async () => {
    const [one] = ok(await cash.desk.manager.get(`/v1/programs/${cash.program}/fund`)).balances;
    expect(one.balanced).toBe(true);
    return [one.reserved, one.paid];
  };
  const conserved = async () => {
    const { holds, parts } = ok(await cash.payer.get(`/v1/cycles/${cycle}/conservation`));
    expect(holds).toBe(true);
    const { delivered, inFlight, stillDue, excess } = parts[0];
    return { delivered, inFlight, stillDue, excess };
  };
  const overpaid = async (): Promise<unknown[]> =>
    ok(await cash.payer.get(`/v1/programs/${cash.program}/overpayments`)).data.map(({ id, excessAmount }: Body) => [
      id,
      excessAmount,
    ]);

  beforeAll(async () => {
    amparo = await startTestApp();
    cash = await FilePayout.open(amparo);
    const people: string[] = [];
    for (const value of ['ACCOUNT1', 'ACCOUNT2'])
      people.push(await cash.desk.people.individual({ paymentAccounts: [{ kind: 'bank', value }] }));
    await cash.desk.enrol(cash.program, people);
    channel = await cash.channel(CSV);
    cycle = await cash.cycle();
    const batch = await cash.written(cycle, channel);
    const [part] = await cash.handedOut(batch);
    references = [...new Set(part!.text.match(/D[0-9A-F]{32}/g))];
    other = await amparo.api('payment_officer', { subject: 'another' });
  }, 120_000);
  afterAll(() => amparo.close());

  it('waits for a person, and shows meanwhile where the beneficiary is asked about', async () => {
    const [reference] = references;
    expect(await stated(`${reference},OK,70.00,EUR,B-1`)).toMatchObject({ applied: 0, exceptions: 1 });
    expect(await stated(`${reference},OK,70.00,EUR,B-1`)).toMatchObject({ unchanged: 1, exceptions: 0 });
    const [exception] = await open();
    expect(exception).toMatchObject({ toldOutcome: 'paid', toldAmount: '70.00', toldCurrency: 'EUR' });
    line = ok(await cash.payer.get(`/v1/disbursements/${exception!.disbursementId}`));
    const { state, disbursements } = await seen();
    expect(state).toBe('approved');
    expect(disbursements).toMatchObject([
      { state: 'in_doubt', exceptions: [{ kind: 'amount_mismatch', outcome: 'paid', amount: '70.00', decision: null }] },
    ]); // prettier-ignore
    expect((await accepted(cash.payer)).status).toBe(403);
  });

  it('is paid when it is accepted: what is due arrived, and the rest stands beside it, to be had back', async () => {
    const [{ id, reconciliationId }] = (await open()) as [Body];
    const path = `/v1/reconciliations/${reconciliationId}/exceptions/${id}/resolve`;
    const third = await amparo.api('payment_officer', { subject: 'third' });
    const answers = await Promise.all([other.post(path, ACCEPTED), third.post(path, ACCEPTED)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await lineNow()).toMatchObject({
      state: 'paid', amount: '10.00', deliveredAmount: '10.00', excessAmount: '60.00', outcomeCode: 'overpaid',
    }); // prettier-ignore
    const { state, deliveredAmount, disbursements } = await seen();
    expect([state, deliveredAmount]).toEqual(['fulfilled', '10.00']);
    expect(disbursements).toMatchObject([
      { excessAmount: '60.00', exceptions: [{ outcome: 'paid', amount: '70.00', decision: 'accepted' }] },
    ]);
    expect(disbursements[0].moves.at(-1)).toMatchObject({ from: 'in_doubt', to: 'paid', reason: 'accepted' });
    expect(await fund()).toEqual(['10.00', '10.00']);
    expect(await conserved()).toEqual({ delivered: '10.00', inFlight: '10.00', stillDue: '0.00', excess: '60.00' });
    expect(await overpaid()).toEqual([[line.id, '60.00']]);
    const file = await fetch(`${amparo.url}/v1/programs/${cash.program}/disbursements/export`, {
      headers: { authorization: `Bearer ${cash.payer.token}` },
    });
    const rows = parse(await file.text(), { columns: true }) as Record<string, string>[];
    expect(rows.map(({ excessAmount, returnedAmount }) => [excessAmount, returnedAmount]).toSorted()).toEqual([
      ['', ''],
      ['60.00', ''],
    ]);
    expect(await stated(`${references[0]},OK,70.00,EUR,B-1`)).toMatchObject({ unchanged: 1, exceptions: 0 });
  });

  it('is had back of what was too much first, and only then of what was due', async () => {
    const [reference] = references;
    expect(await stated(`${reference},BACK,45.00,EUR,B-2`)).toMatchObject({ exceptions: 1 });
    expect((await accepted()).status).toBe(200);
    expect(await lineNow()).toMatchObject({ deliveredAmount: '10.00', excessAmount: '15.00', returnedAmount: '45.00' });
    expect([await fund(), await overpaid()]).toEqual([['10.00', '10.00'], [[line.id, '15.00']]]);
    expect(await stated(`${reference},BACK,18.00,EUR,B-3`)).toMatchObject({ exceptions: 1 });
    expect((await accepted()).status).toBe(200);
    expect(await lineNow()).toMatchObject({ deliveredAmount: '7.00', excessAmount: null, returnedAmount: '63.00' });
    expect((await seen()).state).toBe('partly_fulfilled');
    expect([await fund(), await overpaid()]).toEqual([['13.00', '7.00'], []]);
    expect(await conserved()).toEqual({ delivered: '7.00', inFlight: '10.00', stillDue: '3.00', excess: '0.00' });
    const again = [
      `${reference},OK,70.00,EUR,B-1`,
      `${reference},BACK,45.00,EUR,B-2`,
      `${reference},BACK,18.00,EUR,B-3`,
    ];
    expect(await stated(...again)).toMatchObject({ applied: 0, unchanged: 3, exceptions: 0 });
    expect(await stated(`${reference},BACK,70.00,EUR,B-4`)).toMatchObject({ applied: 1 }); // all that was ever paid
    expect(await lineNow()).toMatchObject({ state: 'returned', deliveredAmount: '0.00', returnedAmount: '70.00' });
    expect(await fund()).toEqual(['20.00', '0.00']);
  });

  it('is nothing to accept in another currency, which stays to be seen', async () => {
    expect(await stated(`${references[1]},OK,10.00,USD,B-5`)).toMatchObject({ applied: 0, exceptions: 1 });
    expect((await open())[0]).toMatchObject({ toldOutcome: 'paid', toldAmount: '10.00', toldCurrency: 'USD' });
    expect((await accepted()).body.type).toBe('urn:amparo:disbursements:nothing-to-accept');
    expect(await open()).toHaveLength(1);
  });

  it.each([
    ['an excess of what was not paid whole', 'paid', 'amount_minor - 1', 'excess_minor = 1'],
    ['an excess of what came back', 'returned', '0', 'excess_minor = 1'],
    ['an excess of nothing', 'paid', 'amount_minor', 'excess_minor = 0'],
    ['a return of nothing', 'paid', 'amount_minor', 'returned_minor = 0'],
  ])('is kept by the database from being %s', async (_what, state, delivered, change) => {
    const planted = cash.desk.people.rows(
      `update disbursements.disbursement set state = '${state}', closed_at = now(), delivered_minor = ${delivered}, ${change}`,
    );
    await expect(planted).rejects.toThrow(/disbursement_(excess|returned)/);
  });
});
