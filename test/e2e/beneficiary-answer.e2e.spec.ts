import { type Peer, startPeer } from '../../demo/support/peer-process.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { finished } from '../support/finished.js';
import { card } from '../support/registrants.js';

const NUMBER = 'QX7731904KZ';
const HOUSEHOLD = 'HH90217731';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

interface Totalled {
  readonly benefitKind: string;
  readonly currency: string | null;
  readonly unit: string | null;
  readonly entitled: string;
  readonly delivered: string;
  readonly due: string;
}
interface Line {
  readonly amount: string | null;
  readonly currency: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly deliveredAmount: string | null;
  readonly deliveredQuantity: string | null;
}

describe('what a beneficiary receives, in one answer', () => {
  let amparo: TestApp;
  let channel: Peer;
  let payer: ApiClient;
  let manager: ApiClient;
  let cash: GivingProgram;
  let food: GivingProgram;
  let house: GivingProgram;
  let person: string;
  let group: string;
  let bank: string;
  let depot: string;

  const batch = async (cycle: CycleUnderTest, channelId: string, approver: ApiClient): Promise<string> => {
    const { id } = ok(await payer.post(`${cycle.path}/disbursement-batches`, { channelId }));
    ok(await approver.post(`/v1/disbursement-batches/${id as string}/approve`));
    await finished(payer, await payer.post(`/v1/disbursement-batches/${id as string}/dispatch`));
    return id as string;
  };
  const settled = async (id: string): Promise<void> => {
    while (ok(await payer.get(`/v1/disbursement-batches/${id}`)).state !== 'settled')
      await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const approved = async (program: GivingProgram, more: object = {}): Promise<CycleUnderTest> => {
    const cycle = await program.cycle(more);
    await cycle.waiting();
    await cycle.approved();
    return cycle;
  };
  const asked = async (id: string, query = '') =>
    ok(await manager.get(`/v1/beneficiaries/${cash.people.handle(id)}${query}`));

  beforeAll(async () => {
    amparo = await startTestApp();
    channel = await startPeer({
      entry: 'payment-channel',
      env: { PAYMENT_CHANNEL_FAIL_PERMILLE: '0', PAYMENT_CHANNEL_SETTLE_MS: '0' },
    });
    const admin = await amparo.api('registry_admin');
    for (const code of ['national_id', 'household_id'])
      ok(await admin.post('/v1/id-types', { code, name: code, class: 'foundational', pattern: '[A-Z0-9]+' }));
    cash = await GivingProgram.founded(amparo, 'CASH');
    food = await GivingProgram.founded(amparo, 'FOOD');
    house = await GivingProgram.founded(amparo, 'HOUSE', 'group');
    [payer, manager] = [await amparo.api('payment_officer'), cash.manager];
    const types = Object.fromEntries(
      (await cash.people.rows<{ code: string; id: string }>('select code, id from registry.id_type')).map(
        ({ code, id }) => [code, id],
      ),
    );
    person = await cash.people.individual({
      identifiers: [card(types['national_id']!, NUMBER)],
      paymentAccounts: [{ kind: 'bank', value: 'account:1001' }],
    });
    const other = await cash.people.individual({ paymentAccounts: [{ kind: 'bank', value: 'account:1002' }] });
    const members = [{ registrantId: person, isHead: true }, { registrantId: other }];
    group = await cash.people.group(members, { identifiers: [card(types['household_id']!, HOUSEHOLD)] });

    await cash.flat('33.35');
    await food.benefit({ code: 'BASKET', name: 'Basket', kind: 'in_kind', unit: 'kg', quantity: '10' });
    await house.flat('100.01', 'RENT');
    for (const program of [cash, house]) await program.funded('10000.00');
    for (const program of [cash, food, house]) await program.enrolled();
    const founder = cash.founder;
    const http = {
      code: 'BANK',
      name: 'Bank',
      kind: 'http_payment',
      endpoint: channel.url,
      payerAccount: 'treasury:1',
    };
    bank = ok(await founder.post('/v1/delivery-channels', { ...http, credential: 'amparo-demo-channel-token' })).id;
    depot = ok(await founder.post('/v1/delivery-channels', { code: 'DEPOT', name: 'Depot', kind: 'in_kind' })).id;

    await settled(await batch(await approved(cash, { name: 'First' }), bank, cash.approver));
    await approved(cash, { name: 'Second', validUntil: '2099-12-31' });
    const carried = await batch(await approved(food, { name: 'Harvest' }), depot, food.approver);
    const goods = ok(await payer.get(`/v1/disbursement-batches/${carried}/disbursements`)).data;
    const results = goods.map(({ id }: { id: string }) => ({ disbursementId: id, outcome: 'delivered' }));
    ok(await payer.post('/v1/reconciliations', { batchId: carried, results }));
    await approved(house, { name: 'Quarter' });
  }, 120_000);
  afterAll(async () => {
    await amparo?.close();
    await channel?.stop();
  });

  it('is both programs, how they were enrolled, what is due in each cycle, and what became of each attempt', async () => {
    const answer = await asked(person);
    const instant = expect.stringMatching(INSTANT);
    const enrolment = {
      state: 'enrolled', period: 1, enrolledAt: instant, stateSince: instant, endedAt: null, ruleVersion: 1, verdict: 'eligible', verdictAsOf: instant,
    }; // prettier-ignore
    const money = { benefitCode: 'CASH', benefitKind: 'cash', kind: 'regular', amount: '33.35', currency: 'KES', quantity: null, unit: null }; // prettier-ignore
    expect(answer.programs).toMatchObject([
      {
        code: 'CASH',
        enrolment,
        earlierEnrolments: [],
        entitlements: [
          {
            ...money, cycleNumber: 1, cycleName: 'First', state: 'fulfilled', deliveredAmount: '33.35', validUntil: null,
            disbursements: [{ state: 'paid', attempt: 1, channelCode: 'BANK', amount: '33.35', deliveredAmount: '33.35', at: instant }],
          },
          {
            ...money, cycleNumber: 2, cycleName: 'Second', state: 'approved', deliveredAmount: '0.00', validUntil: '2099-12-31', disbursements: [],
          },
        ], // prettier-ignore
      },
      {
        code: 'FOOD',
        enrolment,
        earlierEnrolments: [],
        entitlements: [
          {
            benefitCode: 'BASKET', benefitKind: 'in_kind', cycleNumber: 1, cycleName: 'Harvest', state: 'fulfilled',
            amount: null, currency: null, quantity: '10', unit: 'kg', deliveredQuantity: '10',
            disbursements: [{ state: 'delivered', channelCode: 'DEPOT', quantity: '10', deliveredQuantity: '10', at: instant }],
          },
        ], // prettier-ignore
      },
    ]);
    expect(answer.programs).toHaveLength(2);
    expect(answer.programs[0].entitlements).toHaveLength(2);
    expect(answer.programs[1].entitlements).toHaveLength(1);
  });

  it('has totals that are the listed lines, to the cent', async () => {
    const { programs, totals } = await asked(person);
    const lines: Line[] = programs.flatMap(({ entitlements }: { entitlements: Line[] }) => entitlements);
    const inCents = (text: string | null): number => Math.round(Number(text ?? '0') * 100);
    const summed = (fits: (line: Line) => boolean, what: (line: Line) => string | null): number =>
      lines.filter(fits).reduce((sum, line) => sum + inCents(what(line)), 0);
    expect(totals.map(({ benefitKind, currency, unit }: Totalled) => [benefitKind, currency ?? unit])).toEqual([
      ['cash', 'KES'],
      ['in_kind', 'kg'],
    ]);
    const [money, goods] = totals as [Totalled, Totalled];
    const inMoney = ({ currency }: Line): boolean => currency === 'KES';
    const inGoods = ({ unit }: Line): boolean => unit === 'kg';
    expect([inCents(money.entitled), inCents(money.delivered), inCents(money.due)]).toEqual([6670, 3335, 3335]);
    expect(summed(inMoney, ({ amount }) => amount)).toBe(6670);
    expect(summed(inMoney, ({ deliveredAmount }) => deliveredAmount)).toBe(3335);
    expect([inCents(goods.entitled), inCents(goods.delivered), inCents(goods.due)]).toEqual([1000, 1000, 0]);
    expect(summed(inGoods, ({ quantity }) => quantity)).toBe(1000);
    expect(summed(inGoods, ({ deliveredQuantity }) => deliveredQuantity)).toBe(1000);
  });

  it('is the same by ID type and value, and never says the value', async () => {
    const found = ok(await manager.post('/v1/beneficiaries/lookup', { idType: 'national_id', value: NUMBER }));
    expect(found).toEqual({ data: [await asked(person)], nextCursor: null });
    const refused = await manager.post('/v1/beneficiaries/lookup', { idType: 'national_id', value: `${NUMBER}9` });
    expect(refused.status).toBe(404);
    for (const said of [found, refused.body, [...refused.headers]]) expect(JSON.stringify(said)).not.toContain(NUMBER);
  });

  it('is of a group its own, and beside it what its members get; nothing is counted twice', async () => {
    const alone = await asked(group);
    expect(alone).not.toHaveProperty('members');
    const { members, ...own } = await asked(group, '?include=members');
    expect(own).toEqual(alone);
    expect(own.totals).toMatchObject([{ benefitKind: 'cash', currency: 'KES', entitled: '100.01', due: '100.01' }]);
    expect(own.programs.map(({ code }: { code: string }) => code)).toEqual(['HOUSE']);
    expect(members).toContainEqual(await asked(person));
    expect(members).toHaveLength(2);
    const ids = [own, ...members].flatMap(({ programs }) =>
      programs.flatMap(({ entitlements }: { entitlements: { id: string }[] }) => entitlements.map(({ id }) => id)),
    );
    expect([ids.length, new Set(ids).size]).toEqual([1 + 2 * 3, 1 + 2 * 3]);
    expect((await manager.post('/v1/beneficiaries/lookup', { idType: 'household_id', value: HOUSEHOLD })).body.data).toEqual([own]); // prettier-ignore
  });

  it('is of nobody and of somebody out of sight the same miss, by handle and by number', async () => {
    const elsewhere = await amparo.api('program_manager', { subject: 'elsewhere', programs: ['HOUSE'] });
    const missed = async (answer: ReturnType<ApiClient['get']>) => {
      const { status, body } = await answer;
      return { status, body: { ...body, correlationId: '', instance: '' } };
    };
    const nobody = cash.people.handle('01900000-0000-7000-8000-00000000dead');
    const byHandle = (handle: string) => missed(elsewhere.get(`/v1/beneficiaries/${handle}`));
    const byNumber = (value: string) =>
      missed(elsewhere.post('/v1/beneficiaries/lookup', { idType: 'national_id', value }));
    expect((await byHandle(nobody)).status).toBe(404);
    expect(await byHandle(cash.people.handle(person))).toEqual(await byHandle(nobody));
    expect(await byNumber(NUMBER)).toEqual(await byNumber('NOBODY1'));
    expect((await byNumber(NUMBER)).status).toBe(404);
    const seen = ok(await elsewhere.get(`/v1/beneficiaries/${cash.people.handle(group)}?include=members`));
    expect(seen.members).toEqual([]); // who is in none of the caller's programs is not there
  });
});
