import type { ApiAnswer } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { DeliveryDesk } from '../support/delivery-desk.js';
import { ended } from '../support/registrants.js';

const PEOPLE = 4;
const VOID = { state: 'failed', problem: 'entitlements:approval-void' };

describe('lines that were changed after their approval', () => {
  let amparo: TestApp;
  let desk: DeliveryDesk;
  let cycle: CycleUnderTest;
  let batch: string;

  beforeAll(async () => {
    amparo = await startTestApp();
    const program = await GivingProgram.founded(amparo, 'CHANGED');
    await program.people.individuals(PEOPLE);
    await program.flat('100.00');
    await program.funded('1000.00');
    await program.enrolled();
    desk = await DeliveryDesk.of(program);
    cycle = await desk.approvedCycle();
    batch = await desk.batch(cycle, await desk.channel('cash_counter'));
    ok(await program.approver.post(`/v1/disbursement-batches/${batch}/approve`));
  }, 120_000);
  afterAll(() => amparo?.close());

  const dispatched = async (): Promise<ApiAnswer['body']> =>
    ended(desk.payer, ok(await desk.payer.post(`/v1/disbursement-batches/${batch}/dispatch`)).id as string);

  /** The database lets its owner do what no route does. */
  const change = (what: string, handles: readonly string[]): Promise<unknown> =>
    desk.program.people.rows(`update entitlements.entitlement set ${what} where id = any($1::uuid[])`, [
      handles.map((handle) => ids.get(handle)!),
    ]);
  const ids = new Map<string, string>();

  it('are named by the operation that they stop, and by nothing else', async () => {
    const { people } = desk.program;
    const raw = await people.rows<{ id: string }>('select id from entitlements.entitlement where cycle_id = $1', [
      cycle.id,
    ]);
    for (const { id } of raw) ids.set(people.handle(id, 'entitlement'), id);
    const [one, two] = [...ids.keys()] as [string, string];
    await change('amount_minor = amount_minor + 1', [one]);
    await change('amount_minor = amount_minor + 700', [two]);
    const stopped = await dispatched();
    expect(stopped).toMatchObject(VOID);
    expect(stopped.entitlementIds.toSorted()).toEqual([one, two].toSorted());
    expect(JSON.stringify(stopped)).not.toContain(ids.get(one));
    expect(ok(await desk.payer.get(`/v1/entitlements/${one}`)).amount).toBe('100.01');
  });

  it('are left out once they are cancelled by hand: the rest goes, and what was reserved for them is available', async () => {
    const wrong: string[] = (await dispatched()).entitlementIds;
    const attempts = await desk.lines(batch);
    for (const [at, id] of wrong.entries()) {
      const { id: attempt } = attempts.find(({ entitlementId }) => entitlementId === id);
      ok(await desk.payer.post(`/v1/disbursements/${attempt}/cancel`, { reason: 'details_wrong' }));
      ok(await desk.program.manager.post(`/v1/entitlements/${id}/cancel`, { reason: 'details_wrong' }));
      if (at === 0) expect(await dispatched()).toMatchObject({ ...VOID, entitlementIds: [wrong[1]] });
    }
    expect(await desk.program.fund()).toMatchObject({ reserved: '200.00', available: '800.00', balanced: true });
    expect(await dispatched()).toMatchObject({ state: 'succeeded', problem: null, entitlementIds: [] });
    const states = (await desk.lines(batch)).map(({ state }) => state as string);
    expect(states.toSorted()).toEqual(['cancelled', 'cancelled', 'issued', 'issued']);
  });

  it('stop it when they were added or taken away, whatever is cancelled', async () => {
    const { people } = desk.program;
    const left = (await cycle.lines()).find(({ state }) => state === 'approved').id as string;
    const approval = await people.rows<{ id: string }>(
      'select approval_id as id from entitlements.entitlement where id = $1',
      [ids.get(left)],
    );
    const other = '01a20000-0000-7000-8000-000000000000';
    await people.rows('update entitlements.entitlement set approval_id = $2 where id = $1', [ids.get(left), other]);
    expect(await dispatched()).toMatchObject({ ...VOID, entitlementIds: [left] }); // as if one was gone and one added
    await people.rows('update entitlements.entitlement set approval_id = $2 where id = $1', [ids.get(left), approval[0]!.id]); // prettier-ignore
    const [cancelled] = (await cycle.lines()).filter(({ state }) => state === 'cancelled');
    await people.rows(`update entitlements.entitlement set approval_id = null where id = $1`, [ids.get(cancelled.id)]);
    expect(await dispatched()).toMatchObject({ ...VOID, entitlementIds: [] }); // one of the approved is gone
  });
});
