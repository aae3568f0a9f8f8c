import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram } from '../support/cycle-under-test.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { finished } from '../support/finished.js';

const PEOPLE = 4;
const DAY_MS = 86_400_000;
const day = (ahead: number): string => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10);

describe('the last day on which lines may be delivered', () => {
  let amparo: TestApp;

  beforeAll(async () => {
    amparo = await startTestApp();
    await (await GivingProgram.founded(amparo, 'EVERYBODY')).people.individuals(PEOPLE);
  }, 120_000);
  afterAll(() => amparo?.close());

  /** A cycle of cash that is approved and has a last day still. */
  async function round(code: string): Promise<{ desk: DeliveryDesk; cycle: CycleUnderTest; counter: string }> {
    const program = await GivingProgram.founded(amparo, code);
    await program.flat('100.00');
    await program.funded('1000.00');
    await program.enrolled();
    const cycle = await program.cycle({ validUntil: day(30) });
    await cycle.waiting();
    await cycle.approved();
    const desk = await DeliveryDesk.of(program);
    return { desk, cycle, counter: await desk.channel('cash_counter', code) };
  }

  /** Its last day was yesterday. */
  async function over({ id }: CycleUnderTest, people: GivingProgram['people']): Promise<void> {
    for (const [table, key] of [
      ['cycle', 'id'],
      ['entitlement', 'cycle_id'],
    ])
      // prettier-ignore
      await people.rows(`update entitlements.${table} set valid_until = $2 where ${key} = $1`, [id, day(-1)]);
  }

  const expire = async ({ program }: DeliveryDesk, cycle: CycleUnderTest): Promise<Record<string, number>> =>
    (await finished(program.manager, await program.manager.post(`${cycle.path}/expire`))).counts;

  const states = async (desk: DeliveryDesk, batch: string): Promise<string[]> =>
    (await desk.lines(batch)).map(({ state }) => state as string).toSorted();

  const histories = (desk: DeliveryDesk, batch: string): Promise<object[]> =>
    desk.program.people.rows(
      `select h.from_state, h.to_state, h.reason, count(*)::int as lines
         from disbursements.disbursement_history h join disbursements.disbursement d on d.id = h.disbursement_id
        where d.batch_id = $1 and h.to_state = 'cancelled' group by 1, 2, 3 order by 1`,
      [batch],
    );

  it('lies not behind when a cycle is made', async () => {
    const { program } = (await round('MADE')).desk;
    const make = (validUntil: string) => program.manager.post(`${program.path}/cycles`, { name: 'Late', validUntil });
    expect(await make(day(-1))).toMatchObject({
      status: 422,
      body: { type: 'urn:amparo:entitlements:last-day-past', errors: [{ pointer: '#/validUntil' }] },
    });
    expect((await make(day(0))).status).toBe(201);
  });

  it('lets nothing into a batch when it is over', async () => {
    const { desk, cycle, counter } = await round('BATCHED');
    await over(cycle, desk.program.people);
    for (const route of ['disbursement-batches', 'disbursement-batch-runs'])
      expect(await desk.payer.post(`${cycle.path}/${route}`, { channelId: counter })).toMatchObject({
        status: 409,
        body: { type: 'urn:amparo:disbursements:last-day-over' },
      });
  });

  it('lets nothing out of a batch approved before: its lines are cancelled, and it settles', async () => {
    const { desk, cycle, counter } = await round('SENT');
    const batch = await desk.batch(cycle, counter);
    await over(cycle, desk.program.people);
    await desk.dispatch(batch);
    expect(await states(desk, batch)).toEqual(Array(PEOPLE).fill('cancelled'));
    expect(await histories(desk, batch)).toEqual([
      { from_state: 'pending', to_state: 'cancelled', reason: 'expired', lines: PEOPLE },
    ]);
    expect(await desk.stateOf(batch)).toBe('settled');
    expect(await expire(desk, cycle)).toEqual({ expired: PEOPLE });
    expect((await cycle.shown()).state).toBe('completed');
    expect(await desk.program.fund()).toMatchObject({ reserved: '0.00', available: '1000.00', balanced: true });
  });

  it('lets be reported what was given out before', async () => {
    const { desk, cycle, counter } = await round('REPORTED');
    const batch = await desk.dispatched(cycle, counter);
    await over(cycle, desk.program.people);
    const [{ entitlementId }] = await desk.lines(batch);
    const path = `/v1/entitlements/${entitlementId}/deliveries`;
    expect((await desk.payer.post(path, { evidence: 'RCPT-0001' })).status).toBe(201);
    expect(await expire(desk, cycle)).toEqual({ expired: 0 });
    expect(await states(desk, batch)).toEqual(['collected', ...Array(PEOPLE - 1).fill('issued')]);
    expect(await desk.program.fund()).toMatchObject({ reserved: '300.00', balanced: true });
  });

  it('ends what waits in a batch that was forgotten, or is held back, and not what is out', async () => {
    const { desk, cycle, counter } = await round('FORGOTTEN');
    const first = await desk.batch(cycle, counter);
    const [held, ...others] = await desk.lines(first);
    const single = async (id: string, move: string, reason: string) =>
      expect((await desk.payer.post(`/v1/disbursements/${id}/${move}`, { reason })).status).toBe(200);
    await single(held.id, 'hold', 'grievance');
    await single(others[0].id, 'cancel', 'details_wrong');
    await desk.dispatch(first); // two are out, one is held
    const second = await desk.batch(cycle, counter); // the one that is due again, and nobody approves it
    expect(await states(desk, second)).toEqual(['pending']);
    await over(cycle, desk.program.people);
    expect(await expire(desk, cycle)).toEqual({ expired: 2 });
    expect(await states(desk, first)).toEqual(['cancelled', 'cancelled', 'issued', 'issued']);
    expect(await states(desk, second)).toEqual(['cancelled']);
    expect(await histories(desk, first)).toContainEqual({ from_state: 'held', to_state: 'cancelled', reason: 'expired', lines: 1 }); // prettier-ignore
    expect(await histories(desk, second)).toEqual([
      { from_state: 'pending', to_state: 'cancelled', reason: 'expired', lines: 1 },
    ]);
    expect(await cycle.states()).toEqual({ approved: 2, expired: 2 });
    expect(await desk.program.fund()).toMatchObject({ reserved: '200.00', balanced: true });
    await desk.conserved(cycle);
  });
});
