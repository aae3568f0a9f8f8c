import { ExpireIssuedSchedule } from '../../src/disbursements/expire-issued/expire-issued.schedule.js';
import { Clock } from '#platform/time/clock.js';
import { RequestContext } from '#platform/context/request-context.js';
import { personalKey } from '../support/access-requests.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { scanDatabase } from '../support/canary/index.js';
import { asSuperuser } from '../support/database.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { ended } from '../support/registrants.js';

const evidence = 'SHOP-0001';
const NOBODY = '0000-0000-0000-0000';
const DAY_MS = 86_400_000;

interface Line {
  readonly disbursementId: string;
  readonly entitlementId: string;
  readonly voucher: string;
}

describe('vouchers', () => {
  let amparo: TestApp;
  let program: GivingProgram;
  let desk: DeliveryDesk;
  let payer: ApiClient;
  let cycle: CycleUnderTest;
  let channel: string;
  let batch: string;
  let lines: readonly Line[];
  let later = 0;
  const redeem = (code: string, by = payer, headers = {}) =>
    by.post('/v1/vouchers/redeem', { code, evidence }, headers);
  const typeOf = async (code: string, by = payer) => (await redeem(code, by)).body.type as string;

  /** Codes leave in the encrypted list alone. */
  async function listed(of: string): Promise<readonly Line[]> {
    const key = await personalKey();
    const told = { recipient: 'POINT-7', purpose: 'distribution', fields: ['full_name'], key: key.jwk };
    const response = await fetch(`${amparo.url}/v1/disbursement-batches/${of}/distribution-list`, {
      method: 'POST',
      headers: { authorization: `Bearer ${payer.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...told, expiresAt: new Date(Date.now() + later + DAY_MS).toISOString() }),
    });
    const [, row] = (await response.text()).split('\r\n');
    return (await key.open(row!.split(',')[2]!)).lines;
  }

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_VOUCHER_MISSES_PER_HOUR: '5' });
    amparo.app.get(Clock, { strict: false }).now = () => new Date(Date.now() + later);
    const admin = await amparo.api('registry_admin');
    await admin.post('/v1/attributes', { key: 'full_name', name: 'Name', dataType: 'text', appliesTo: 'both' });
    program = await GivingProgram.founded(amparo, 'VOUCHERS');
    await program.benefit({ code: 'FOOD', name: 'Food voucher', kind: 'voucher', currency: 'KES', amount: '50.00' });
    await program.funded('1000');
    await program.people.individuals(6);
    await program.enrolled();
    desk = await DeliveryDesk.of(program);
    payer = desk.payer;
    channel = await desk.channel('voucher');
    cycle = await desk.approvedCycle();
    const collectUntil = new Date(Date.now() + 3 * DAY_MS).toISOString();
    batch = await desk.dispatched(cycle, channel, { collectUntil });
    lines = await listed(batch);
  }, 120_000);
  afterAll(() => amparo.close());

  it('are issued with their batch, each with a code of its own that is the same in every list', async () => {
    expect(new Set(lines.map(({ voucher }) => voucher)).size).toBe(6);
    expect(await listed(batch)).toEqual(lines);
    expect((await desk.lines(batch)).map(({ state, lifecycle }) => `${lifecycle} ${state}`)).toEqual(
      Array(6).fill('counter issued'),
    );
  });

  it('are redeemed once, however many come with the same code at once', async () => {
    const [{ voucher, entitlementId }] = lines as [Line];
    const answers = await Promise.all(Array.from({ length: 32 }, () => redeem(voucher)));
    const [won, ...rest] = answers.toSorted((one, other) => one.status - other.status);
    expect(won!.body).toMatchObject({ entitlementId, state: 'collected', given: '50.00', remaining: '0.00', evidence });
    expect(new Set(rest.map(({ status, body }) => `${status} ${body.type}`))).toEqual(
      new Set(['409 urn:amparo:disbursements:voucher-redeemed']),
    );
    expect(await program.fund()).toMatchObject({ reserved: '250.00', paid: '50.00' });
    expect(await desk.conserved(cycle)).toMatchObject({ delivered: '50.00', inFlight: '250.00' });
  });

  it('are redeemed again by nobody, but the answer is given again', async () => {
    const { voucher } = lines[1]!;
    const key = { 'idempotency-key': 'shop-7-sale-1' };
    const first = await redeem(voucher.toLowerCase().replaceAll('-', ''), payer, key);
    expect(first.status).toBe(201);
    expect((await redeem(voucher.toLowerCase().replaceAll('-', ''), payer, key)).body).toEqual(first.body);
    expect(await typeOf(voucher)).toBe('urn:amparo:disbursements:voucher-redeemed');
  });

  it('are collected by their code alone, in their program alone', async () => {
    const { entitlementId, voucher } = lines[2]!;
    const handed = await payer.post(`/v1/entitlements/${entitlementId}/deliveries`, { evidence });
    expect(handed.body.type).toBe('urn:amparo:disbursements:voucher-needed');
    await GivingProgram.founded(amparo, 'OTHERS');
    const elsewhere = await amparo.api('payment_officer', { subject: 'elsewhere', programs: ['OTHERS'] });
    const [refused, unknown] = [await redeem(voucher, elsewhere), await redeem(NOBODY, elsewhere)];
    expect({ ...refused.body, correlationId: '' }).toEqual({ ...unknown.body, correlationId: '' });
    expect(refused.status).toBe(404);
    expect((await redeem(voucher, program.manager)).status).toBe(403);
  });

  it('are not found by trying codes', async () => {
    const guesser = await amparo.api('payment_officer', { subject: 'guesser' });
    const statuses: number[] = [];
    for (let n = 0; n < 8; n++) statuses.push((await redeem(NOBODY, guesser)).status);
    expect(statuses).toEqual([404, 404, 404, 404, 404, 404, 429, 429]);
    const good = await redeem(lines[2]!.voucher, guesser);
    expect(good.status).toBe(429); // not told of a good one either
    expect(Number(good.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await redeem(lines[2]!.voucher)).status).toBe(201); // others are not in the way
  });

  it('leave no code in the database', async () => {
    const codes = lines.flatMap(({ voucher }, n) => [
      { label: `as read, ${n}`, value: voucher },
      { label: `as typed, ${n}`, value: voucher.replaceAll('-', '') },
    ]);
    const looked = { things: 0, bytes: 0 };
    const found = await scanDatabase(asSuperuser(amparo.urls.data), codes, looked);
    expect(found.map(({ label, place }) => `${label} in ${place}`)).toEqual([]);
    expect(looked.bytes).toBeGreaterThan(100_000);
  });

  it('expire when their time is over, and are due again', async () => {
    later = 3 * DAY_MS + 1000;
    expect(await typeOf(lines[3]!.voucher)).toBe('urn:amparo:disbursements:voucher-expired');
    const schedule = amparo.app.get(ExpireIssuedSchedule, { strict: false });
    await RequestContext.asService(() => schedule.orderDue());
    const { data } = ok(await payer.get('/v1/operations?limit=50'));
    await ended(payer, data.find(({ kind }: { kind: string }) => kind === 'expire-issued').id as string);
    expect(await desk.stateOf(batch)).toBe('settled');
    expect((await desk.lines(batch)).map(({ state }) => state)).toEqual(
      ['collected', 'collected', 'collected', 'expired', 'expired', 'expired'],
    ); // prettier-ignore
    expect(await typeOf(lines[3]!.voucher)).toBe('urn:amparo:disbursements:voucher-expired');
    expect(await desk.conserved(cycle)).toMatchObject({ delivered: '150.00', stillDue: '150.00', inFlight: '0.00' });
    const again = await listed(await desk.dispatched(cycle, channel));
    expect(again).toHaveLength(3);
    expect(again.map(({ voucher }) => voucher)).not.toContain(lines[3]!.voucher);
    expect((await redeem(again[0]!.voucher)).status).toBe(201);
  });

  it('have a time to be collected in where they are issued, and not in the past', async () => {
    const wish = (collectUntil: string) => payer.post(`${cycle.path}/disbursement-batches`, { channelId: channel, collectUntil }); // prettier-ignore
    expect((await wish('2020-01-01T00:00:00Z')).body.errors[0].pointer).toBe('#/collectUntil');
    expect((await wish('tomorrow')).status).toBe(400);
  });
});
