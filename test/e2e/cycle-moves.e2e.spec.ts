import { EntitlementsService, OpenDeliveries } from '#entitlements';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { PREPARE_CHUNK } from '../../src/entitlements/prepare-cycle/prepare-cycle.sql.js';
import { PrepareCycleService } from '../../src/entitlements/prepare-cycle/prepare-cycle.service.js';
import type { OperationRun } from '#platform/operations/operation.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { finished } from '../support/finished.js';
import { ended } from '../support/registrants.js';

const AT_ONCE = 64;
const PEOPLE = 30;
const UNDER_WAY = 'urn:amparo:entitlements:under-way';

describe('a cycle', () => {
  let amparo: TestApp;

  beforeAll(async () => {
    amparo = await startTestApp();
    await (await GivingProgram.founded(amparo, 'EVERYBODY')).people.individuals(PEOPLE);
  });

  afterAll(() => amparo?.close());

  async function program(code: string): Promise<GivingProgram> {
    const made = await GivingProgram.founded(amparo, code);
    await made.flat('100.00');
    await made.funded('100000.00');
    await made.enrolled();
    return made;
  }

  /** A batch of all that is due, still to be approved. */
  async function batch(one: GivingProgram, cycle: CycleUnderTest): Promise<void> {
    const channel = { code: `${one.id.slice(-6)}`, name: 'Bank', kind: 'http_payment', endpoint: 'http://127.0.0.1:9' };
    const { id } = ok(
      await one.founder.post('/v1/delivery-channels', {
        ...channel,
        programId: one.id,
        payerAccount: '1',
        credential: 'x',
      }),
    );
    const payer = await amparo.api('payment_officer', { subject: 'payer' });
    ok(await payer.post(`${cycle.path}/disbursement-batches`, { channelId: id }));
  }

  it('that 64 prepare and 64 approve at once has exactly one line each, and one approval', async () => {
    const one = await program('ATONCE');
    const cycle = await one.cycle();
    const many = (work: () => Promise<{ status: number }>) => Promise.all(Array.from({ length: AT_ONCE }, work));
    const prepares = await many(() => one.manager.post(`${cycle.path}/prepare`));
    expect(prepares.filter(({ status }) => status === 202).length).toBeGreaterThanOrEqual(1);
    expect(prepares.every(({ status }) => status === 202 || status === 409)).toBe(true);
    for (const { body } of (prepares as { status: number; body: { id: string } }[]).filter(
      ({ status }) => status === 202,
    ))
      await ended(one.manager, body.id);
    expect(await cycle.states()).toEqual({ draft: PEOPLE });
    await cycle.submitted();
    const approvers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => amparo.api('approver', { subject: `approver-${n}` })),
    );
    let next = 0;
    const approvals = await many(() => approvers[next++ % approvers.length]!.post(`${cycle.path}/approve`));
    const ordered = (approvals as { status: number; body: { id: string } }[]).filter(({ status }) => status === 202);
    const outcomes = await Promise.all(ordered.map(({ body }) => ended(one.manager, body.id)));
    expect(outcomes.filter(({ state }) => state === 'succeeded')).toHaveLength(1);
    expect(await cycle.states()).toEqual({ approved: PEOPLE });
    const [submission] = await cycle.submissions();
    expect(submission.signOffs).toHaveLength(1);
    expect(await one.fund()).toMatchObject({ reserved: '3000.00', balanced: true });
    expect(await one.entries()).toHaveLength(2); // money in, and one reservation
  });

  it('whose lines are made 64 times at once, past every queue, has one each of one amount', async () => {
    const one = await program('RACED');
    const calculation = { parts: [{ amount: '7 * 6' }] };
    await one.benefit({ code: 'CEL', name: 'CEL', kind: 'cash', currency: 'KES', calculation });
    const cycle = await one.cycle();
    const uow = amparo.app.get(UnitOfWork, { strict: false });
    const { id: cycleId } = cycle;
    const benefits = await one.people.rows<{ id: string; flat: boolean }>(
      'select id, calculation is null as flat from entitlements.benefit where program_id = $1',
      [one.id],
    );
    const flat = benefits.filter((benefit) => benefit.flat).map(({ id }) => id);
    const values = [cycleId, one.id, new Date(), null, 10_000, flat, new Date(), null];
    const made = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        RequestContext.asService(() => uow.run(() => uow.row<{ counts: { cash?: number } }>(PREPARE_CHUNK, values))),
      ),
    );
    expect(made.reduce((sum, chunk) => sum + (chunk!.counts.cash ?? 0), 0)).toBe(PEOPLE);

    const preparing = amparo.app.get(PrepareCycleService, { strict: false });
    const run: OperationRun = {
      id: cycleId,
      subject: cycleId,
      parameters: { benefitIds: benefits.map(({ id }) => id) },
      createdBy: '00000000-0000-0000-0000-000000000001',
      cursor: null,
      signal: new AbortController().signal,
      chunk: (work) => uow.run(async () => void (await work())),
    };
    const prepared = () => RequestContext.asService(() => preparing.run(run));
    const outcomes = await Promise.allSettled([prepared(), prepared()]); // as when a lease was lost
    expect(outcomes.map(({ status }) => status)).toContain('fulfilled');
    const lines = await cycle.lines();
    expect(lines).toHaveLength(2 * PEOPLE);
    expect(new Set(lines.map(({ amount }) => amount))).toEqual(new Set(['100.00', '42.00']));
    await expect(prepared()).rejects.toThrow(); // it is prepared
    expect(await cycle.lines()).toEqual(lines);
  });

  it('is reopened as of another freeze: its lines are cancelled, and what was reserved is available again', async () => {
    const one = await program('REOPENED');
    const cycle = await (await one.cycle()).waiting();
    await cycle.approved();
    const before = await cycle.shown();
    const reason = { reason: 'Frozen too early' };
    await finished(one.manager, await one.manager.post(`${cycle.path}/reopen`, reason));
    const after = await cycle.shown();
    expect(after).toMatchObject({ state: 'draft', revision: 2, lines: { cancelled: PEOPLE }, preparedBy: null });
    expect(after.freezeAt > before.freezeAt).toBe(true);
    expect(await one.fund()).toMatchObject({ available: '100000.00', reserved: '0.00', balanced: true });
    await cycle.waiting();
    expect(await cycle.approved()).toEqual({ approved: PEOPLE });
    expect(await cycle.states()).toEqual({ approved: PEOPLE, cancelled: PEOPLE });
    const check = amparo.app.get(EntitlementsService, { strict: false });
    await RequestContext.asService(() => check.assertApprovalHolds(cycle.id)); // of this revision
    const formerly = await amparo.api('approver', { subject: 'manager' }); // who prepared it once
    expect((await formerly.post(`${cycle.path}/approve`)).status).toBe(409);
  });

  it('takes back what waits for approval when it is reopened meanwhile', async () => {
    const one = await program('MEANWHILE');
    const cycle = await (await one.cycle()).waiting();
    await finished(one.manager, await one.manager.post(`${cycle.path}/reopen`, { reason: 'Once more' }));
    expect(await cycle.submissions()).toMatchObject([{ state: 'withdrawn', reason: 'Once more' }]);
    expect((await one.approver.post(`${cycle.path}/approve`)).status).toBe(409);
  });

  it('is cancelled for good', async () => {
    const one = await program('CANCELLED');
    const cycle = await (await one.cycle()).waiting();
    await cycle.approved();
    await finished(one.manager, await one.manager.post(`${cycle.path}/cancel`, { reason: 'No money' }));
    expect(await cycle.shown()).toMatchObject({ state: 'cancelled', lines: { cancelled: PEOPLE } });
    expect(await one.entries()).toMatchObject([
      { kind: 'money_in' },
      { kind: 'reserve', amount: '300000' },
      { kind: 'release', amount: '300000' },
    ]);
    expect((await one.manager.post(`${cycle.path}/prepare`)).status).toBe(409);
  });

  it('is neither reopened nor cancelled, nor a line of it, while a batch holds it', async () => {
    const one = await program('BATCHED');
    const cycle = await (await one.cycle()).waiting();
    await cycle.approved();
    await batch(one, cycle);
    const [line] = await cycle.lines();
    for (const path of [`${cycle.path}/reopen`, `${cycle.path}/cancel`, `/v1/entitlements/${line.id}/cancel`]) {
      const { status, body } = await one.manager.post(path, { reason: 'a_test' });
      expect({ status, type: body.type }).toEqual({ status: 409, type: UNDER_WAY });
    }
    expect(await cycle.states()).toEqual({ approved: PEOPLE });
  });

  it('lets a line be cancelled, of which nothing is due any more', async () => {
    const one = await program('LINE');
    const cycle = await (await one.cycle()).waiting();
    await cycle.approved();
    const [line] = await cycle.lines();
    const cancel = () => one.manager.post(`/v1/entitlements/${line.id}/cancel`, { reason: 'deceased' });
    expect(ok(await cancel()).state).toBe('cancelled');
    expect((await cancel()).status).toBe(409);
    expect(await one.fund()).toMatchObject({ reserved: '2900.00', available: '97100.00', balanced: true });
  });

  it('lets what is still due after its last day expire, except what is on its way', async () => {
    const one = await program('EXPIRING');
    const cycle = await one.cycle();
    await one.people.rows(`update entitlements.cycle set valid_until = '2020-01-31' where id = $1`, [cycle.id]);
    await cycle.waiting();
    await cycle.approved();
    const lines = await one.people.rows<{ id: string }>(
      'select id from entitlements.entitlement where cycle_id = $1 order by id',
      [cycle.id],
    );
    const deliveries = amparo.app.get(OpenDeliveries, { strict: false });
    const openOf = deliveries.openOf.bind(deliveries);
    deliveries.openOf = () => Promise.resolve([lines[0]!.id]);
    expect((await finished(one.manager, await one.manager.post(`${cycle.path}/expire`))).counts).toEqual({
      expired: PEOPLE - 1,
    });
    deliveries.openOf = openOf;
    expect(await cycle.states()).toEqual({ approved: 1, expired: PEOPLE - 1 });
    expect(await one.fund()).toMatchObject({ reserved: '100.00', available: '99900.00', balanced: true });
    const history = await one.people.rows(
      `select distinct h.from_state, h.to_state, h.reason from entitlements.entitlement_history h join entitlements.entitlement e on e.id = h.entitlement_id
        where e.cycle_id = $1 and to_state = 'expired'`,
      [cycle.id],
    );
    expect(history).toEqual([{ from_state: 'approved', to_state: 'expired', reason: 'expired' }]);
  });
});
