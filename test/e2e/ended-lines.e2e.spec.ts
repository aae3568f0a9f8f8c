import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import { WindingUp } from '#programs';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { finished } from '../support/finished.js';
import { TestPeople } from '../support/people.js';

const evidence = 'LIST-1';

describe('lines whose end meets what is on its way, or comes back', () => {
  let amparo: TestApp;

  beforeAll(async () => {
    amparo = await startTestApp();
    await new TestPeople(amparo).individuals(3);
  });
  afterAll(() => amparo?.close());

  const handedOut = async (code: string, benefit: object, channel = 'in_kind') => {
    const program = await GivingProgram.founded(amparo, code);
    await program.benefit({ code: 'B', name: 'B', ...benefit });
    await program.funded('1000.00');
    await program.enrolled();
    const desk = await DeliveryDesk.of(program);
    const cycle = await desk.approvedCycle();
    const batch = await desk.dispatched(cycle, await desk.channel(channel, code));
    return { program, desk, cycle, batch, lines: await desk.lines(batch) };
  };
  const expired = async ({ program, cycle }: { program: GivingProgram; cycle: CycleUnderTest }) => {
    await program.people.rows(`update entitlements.entitlement set valid_until = '2020-01-01' where cycle_id = $1`, [cycle.id]); // prettier-ignore
    return (await finished(program.manager, await program.manager.post(`${cycle.path}/expire`))).counts;
  };

  /** What is shown of a line in the beneficiary's answer. */
  const shown = async ({ desk, program }: { desk: DeliveryDesk; program: GivingProgram }, registrant: string) =>
    (await desk.seen(registrant)).programs.find(({ programId }: { programId: string }) => programId === program.id)
      .entitlements[0];

  it.each(['training', 'work_opportunity', 'insurance'])(
    'are delivered with evidence where they give %s',
    async (kind) => {
      const code = kind.slice(0, 8).toUpperCase();
      const given = await handedOut(code, { kind, unit: 'day', quantity: '10' });
      const { desk, cycle, lines } = given;
      const hand = (n: number, body: object) =>
        desk.payer.post(`/v1/entitlements/${lines[n]!.entitlementId}/deliveries`, { evidence, ...body });
      ok(await hand(0, {}));
      ok(await hand(1, { quantity: '7' }));
      expect(await shown(given, lines[1]!.registrantId)).toMatchObject({
        benefitKind: kind,
        state: 'partly_fulfilled',
        quantity: '10',
        deliveredQuantity: '7',
      });
      expect(await desk.conserved(cycle)).toMatchObject({ delivered: '17', inFlight: '10', stillDue: '3' });
    },
  );

  it('are not cancelled with their program while something of them is under way', async () => {
    const { program, desk, cycle, lines } = await handedOut('UNDERWAY', {
      kind: 'in_kind',
      unit: 'kg',
      quantity: '10',
    });
    ok(await desk.payer.post(`/v1/entitlements/${lines[0]!.entitlementId}/deliveries`, { evidence, quantity: '4' }));
    // as it happens when what waited at the order to end is sent while the end is under way
    const rooms = amparo.app.get(WindingUp, { strict: false }).rooms;
    const uow = amparo.app.get(UnitOfWork, { strict: false });
    const actor = { userId: newId(), organisation: 'o', reach: '', programs: [program.id] };
    const cancelled = await RequestContext.runAs('ending', actor, () =>
      uow.asWorker(() => uow.run(() => rooms.at(-1)!.cancelNext(program.id, null, 100))),
    );
    expect(cancelled).toMatchObject({ count: 1 });
    expect(await cycle.states()).toEqual({ approved: 2, cancelled: 1 });
    for (const { entitlementId } of lines.slice(1))
      ok(await desk.payer.post(`/v1/entitlements/${entitlementId}/deliveries`, { evidence }));
    expect(await desk.conserved(cycle)).toMatchObject({ delivered: '24', cancelled: '6' });
    for (const move of ['close', 'end']) {
      const answer = await program.founder.post(`${program.path}/${move}`);
      if (move === 'end') await finished(program.founder, answer);
    }
    expect(ok(await program.founder.get(program.path)).state).toBe('ended');
  });

  it('take back what comes back when the rest has expired, and are due no more', async () => {
    const given = await handedOut('RETURNED', { kind: 'in_kind', unit: 'kg', quantity: '10' });
    const { desk, cycle, lines } = given;
    const [{ id, entitlementId, registrantId }] = lines as [(typeof lines)[number]];
    ok(await desk.payer.post(`/v1/entitlements/${entitlementId}/deliveries`, { evidence, quantity: '7' }));
    expect(await expired(given)).toEqual({ expired: 1 });
    const back = (quantity: string) =>
      desk.payer.post(`/v1/disbursements/${id}/returns`, { evidence, quantity, reason: 'came_back' });
    ok(await back('2'));
    expect(await desk.conserved(cycle)).toMatchObject({ delivered: '5', expired: '5', inFlight: '20' });
    for (const { entitlementId: other } of lines.slice(1))
      ok(await desk.payer.post(`/v1/entitlements/${other}/deliveries`, { evidence }));
    expect((await cycle.shown()).state).toBe('completed');
    ok(await back('5'));
    expect((await cycle.shown()).state).toBe('completed'); // nothing is due again
    expect(await shown(given, registrantId)).toMatchObject({ state: 'expired', deliveredQuantity: '0' });
    expect(await desk.conserved(cycle)).toMatchObject({ delivered: '20', expired: '10' });
  });

  it('give the money of it back to the fund', async () => {
    const given = await handedOut('COINS', { kind: 'cash', currency: 'KES', amount: '100.00' }, 'cash_counter');
    const { program, desk, cycle, lines } = given;
    const [{ id, entitlementId }] = lines as [(typeof lines)[number]];
    ok(await desk.payer.post(`/v1/entitlements/${entitlementId}/deliveries`, { evidence, amount: '60.00' }));
    expect(await expired(given)).toEqual({ expired: 1 });
    expect(await program.fund()).toMatchObject({ available: '740.00', reserved: '200.00', paid: '60.00' });
    ok(await desk.payer.post(`/v1/disbursements/${id}/returns`, { evidence, reason: 'came_back' }));
    expect(await program.fund()).toMatchObject({
      available: '800.00',
      reserved: '200.00',
      paid: '0.00',
      balanced: true,
    });
    expect(await desk.conserved(cycle)).toMatchObject({ delivered: '0.00', expired: '100.00', inFlight: '200.00' });
  });
});
