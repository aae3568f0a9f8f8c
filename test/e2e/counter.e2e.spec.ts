import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram } from '../support/cycle-under-test.js';
import { DeliveryDesk } from '../support/delivery-desk.js';

const evidence = 'RCPT-0001';

describe('goods and cash handed over at a distribution point', () => {
  let amparo: TestApp;

  beforeAll(async () => {
    amparo = await startTestApp();
  }, 120_000);
  afterAll(() => amparo.close());

  describe('goods', () => {
    let desk: DeliveryDesk;
    let payer: ApiClient;
    let cycle: CycleUnderTest;
    let batch: string;
    let depot: string;
    const line = async (n: number, of = batch) => (await desk.lines(of))[n];
    const hand = (entitlement: string, body: object, by = payer, headers?: Record<string, string>) =>
      by.post(`/v1/entitlements/${entitlement}/deliveries`, { evidence, ...body }, headers);

    beforeAll(async () => {
      const program = await GivingProgram.founded(amparo, 'BASKETS');
      await program.benefit({ code: 'RICE', name: 'Rice', kind: 'in_kind', unit: 'kg', quantity: '10' });
      await program.people.individuals(5);
      await program.enrolled();
      desk = await DeliveryDesk.of(program);
      payer = desk.payer;
      depot = await desk.channel('in_kind');
      cycle = await desk.approvedCycle();
      batch = await desk.batch(cycle, depot);
    }, 120_000);

    it('are not out before they are dispatched', async () => {
      const { entitlementId } = await line(0);
      expect((await hand(entitlementId, {})).body).toMatchObject({
        type: 'urn:amparo:disbursements:not-out',
        status: 409,
      });
      await desk.dispatch(batch);
    });

    it('seven of ten kilograms are recorded as seven of ten, and the rest is due in the next batch', async () => {
      const { id, entitlementId, registrantId } = await line(0);
      const key = { 'idempotency-key': 'seven-of-ten' };
      const first = await hand(entitlementId, { quantity: '7' }, payer, key);
      expect(first.body).toMatchObject({ state: 'partly_delivered', given: '7', delivered: '7', remaining: '3', evidence, unit: 'kg' }); // prettier-ignore
      expect((await hand(entitlementId, { quantity: '7' }, payer, key)).body).toEqual(first.body);
      expect((await hand(entitlementId, { quantity: '3' })).status).toBe(409);
      const shown = (await payer.get(`/v1/disbursements/${id}`)).body;
      expect(shown).toMatchObject({ state: 'partly_delivered', quantity: '10', deliveredQuantity: '7' });
      expect(shown.deliveries).toMatchObject([{ given: '7', evidence, reason: 'handed_over' }]);
      expect(shown.moves.map(({ to }: { to: string }) => to)).toEqual(['dispatched', 'partly_delivered']);
      const [seen] = (await desk.seen(registrantId)).programs[0].entitlements;
      expect(seen).toMatchObject({ state: 'partly_fulfilled', quantity: '10', deliveredQuantity: '7' });
      expect(await desk.conserved(cycle)).toMatchObject({ approved: '50', delivered: '7', inFlight: '40', stillDue: '3' }); // prettier-ignore
      const rest = await desk.dispatched(cycle, depot);
      expect(await desk.lines(rest)).toMatchObject([{ entitlementId, attempt: 2, quantity: '3' }]);
      expect((await hand(entitlementId, {})).body).toMatchObject({ state: 'delivered', given: '3', remaining: '0' });
    });

    it('are never more than what is due, however many hand over at once', async () => {
      const { id, entitlementId } = await line(1);
      for (const quantity of ['0', '10.000001', '11'])
        expect((await hand(entitlementId, { quantity })).body.type).toBe('urn:amparo:disbursements:more-than-due');
      const answers = await Promise.all(
        Array.from({ length: 16 }, (_, n) => hand(entitlementId, { quantity: `${(n % 8) + 2}` })),
      );
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(15).fill(409)]);
      const counted = answers.find(({ status }) => status === 201)!.body;
      const { deliveredQuantity, deliveries } = (await payer.get(`/v1/disbursements/${id}`)).body;
      expect([deliveredQuantity, deliveries.length]).toEqual([counted.given, 1]);
      await desk.conserved(cycle);
    });

    it('come back, in part and all, and are due again', async () => {
      const { id, entitlementId, registrantId } = await line(2);
      const back = (body: object) => payer.post(`/v1/disbursements/${id}/returns`, { evidence, ...body });
      expect((await back({ reason: 'came_back' })).body.type).toBe('urn:amparo:disbursements:not-handed-over');
      await hand(entitlementId, {});
      expect((await back({ reason: 'entered_in_error', quantity: '11' })).status).toBe(422);
      expect((await back({ reason: 'entered_in_error', quantity: '4' })).body).toMatchObject({ state: 'partly_delivered', given: '4', delivered: '6', remaining: '4' }); // prettier-ignore
      expect((await back({ reason: 'spoiled', quantity: '1' })).body).toMatchObject({ delivered: '5', remaining: '5' });
      expect(await desk.conserved(cycle)).toMatchObject({ inFlight: '20' });
      expect((await back({ reason: 'came_back' })).body).toMatchObject({ state: 'returned', given: '5', delivered: '0' }); // prettier-ignore
      const { deliveries } = (await payer.get(`/v1/disbursements/${id}`)).body;
      expect(deliveries.map(({ given, reason }: Record<string, string>) => [given, reason])).toEqual([
        ['10', 'handed_over'],
        ['-4', 'entered_in_error'],
        ['-1', 'spoiled'],
        ['-5', 'came_back'],
      ]);
      const [seen] = (await desk.seen(registrantId)).programs[0].entitlements;
      expect(seen).toMatchObject({ state: 'approved', deliveredQuantity: '0' });
      await desk.conserved(cycle);
    });

    it('are handed over by whom it is given to, where it is given', async () => {
      const { entitlementId } = await line(3);
      expect((await hand(entitlementId, {}, desk.program.manager)).status).toBe(403);
      await GivingProgram.founded(amparo, 'OTHERS');
      const elsewhere = await amparo.api('payment_officer', { subject: 'elsewhere', programs: ['OTHERS'] });
      expect((await hand(entitlementId, {}, elsewhere)).status).toBe(404);
      for (const bad of ['123456789012', 'rcpt-1', 'RCPT', 'RCPT-1; x'])
        expect((await hand(entitlementId, { evidence: bad })).body.errors[0].pointer).toBe('#/evidence');
      expect((await hand(entitlementId, { amount: '1' })).body.errors[0].pointer).toBe('#/amount');
    });

    it('settle their batch with the last line', async () => {
      expect(await desk.stateOf(batch)).toBe('dispatching');
      for (const n of [3, 4]) expect((await hand((await line(n)).entitlementId, {})).status).toBe(201);
      expect(await desk.stateOf(batch)).toBe('settled');
    });
  });

  describe('cash', () => {
    it('is collected at the counter, all or a part, and comes back into the fund', async () => {
      const program = await GivingProgram.founded(amparo, 'COUNTER');
      await program.flat('100.00');
      await program.funded('1000');
      await program.people.individuals(3); // besides the five
      await program.enrolled();
      const desk = await DeliveryDesk.of(program);
      const cycle = await desk.approvedCycle();
      const batch = await desk.dispatched(cycle, await desk.channel('cash_counter'));
      const lines = await desk.lines(batch);
      expect(lines.map(({ state, lifecycle }) => `${lifecycle} ${state}`)).toEqual(Array(8).fill('counter issued'));
      const pay = (n: number, body: object) =>
        desk.payer.post(`/v1/entitlements/${lines[n].entitlementId}/deliveries`, { evidence, ...body });
      expect((await pay(0, {})).body).toMatchObject({ state: 'collected', given: '100.00', remaining: '0.00' });
      expect((await pay(1, { amount: '60.5' })).body).toMatchObject({ state: 'collected', given: '60.50', remaining: '39.50' }); // prettier-ignore
      expect(await program.fund()).toMatchObject({ reserved: '639.50', paid: '160.50' });
      const back = (n: number, body: object) =>
        desk.payer.post(`/v1/disbursements/${lines[n].id}/returns`, { evidence, ...body });
      expect((await back(1, { reason: 'entered_in_error', amount: '0.50' })).body).toMatchObject({ state: 'collected', delivered: '60.00' }); // prettier-ignore
      expect((await back(0, { reason: 'wrong_person' })).body).toMatchObject({ state: 'returned', delivered: '0.00' });
      expect(await program.fund()).toMatchObject({ reserved: '740.00', paid: '60.00' });
      for (const n of [2, 3, 4, 5, 6, 7]) expect((await pay(n, {})).status).toBe(201);
      expect(await desk.stateOf(batch)).toBe('settled');
      expect(await desk.conserved(cycle)).toMatchObject({ approved: '800.00', delivered: '660.00', stillDue: '140.00' }); // prettier-ignore
      const rest = await desk.dispatched(cycle, (await desk.payer.get('/v1/delivery-channels')).body.data.at(-1).id);
      expect((await desk.lines(rest)).map(({ amount }) => amount).toSorted()).toEqual(['100.00', '40.00']);
      for (const { entitlementId } of await desk.lines(rest))
        await desk.payer.post(`/v1/entitlements/${entitlementId}/deliveries`, { evidence });
      expect((await cycle.shown()).state).toBe('completed');
      expect((await back(2, { reason: 'came_back' })).status).toBe(201);
      expect((await cycle.shown()).state).toBe('delivering');
    });
  });
});
