import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { finished } from '../support/finished.js';
import { ended } from '../support/registrants.js';

const AT_ONCE = 16;

describe('a batch that is made by an operation', () => {
  let amparo: TestApp;
  let program: GivingProgram;
  let payer: ApiClient;
  let channelId: string;
  let cycle: CycleUnderTest;

  const ordered = (of: CycleUnderTest, more: object = {}) =>
    payer.post(`${of.path}/disbursement-batch-runs`, { channelId, ...more });
  const batches = async (of: CycleUnderTest) => ok(await payer.get(`${of.path}/disbursement-batches`)).data;

  beforeAll(async () => {
    amparo = await startTestApp();
    program = await GivingProgram.founded(amparo, 'FOOD');
    payer = await amparo.api('payment_officer', { subject: 'payer' });
    await program.people.individuals(30);
    await program.benefit({ code: 'BASKET', name: 'Basket', kind: 'in_kind', unit: 'kg', quantity: '10' });
    await program.enrolled();
    const depot = { code: 'DEPOT', name: 'Depot', kind: 'in_kind' };
    channelId = ok(await program.founder.post('/v1/delivery-channels', depot)).id as string;
    cycle = await program.cycle();
    await cycle.waiting();
  });
  afterAll(() => amparo.close());

  it('is refused at once where no batch could be made', async () => {
    expect((await ordered(cycle)).body.type).toBe('urn:amparo:disbursements:cycle-not-approved');
    await cycle.approved();
    const unfit = await ordered(cycle, { collectUntil: '2099-01-01T00:00:00Z' });
    expect(unfit.body.errors[0].pointer).toBe('#/collectUntil');
    expect(await batches(cycle)).toEqual([]);
  });

  it('is made once, however many order it at the same time, by who ordered it and of what a request would take', async () => {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => ordered(cycle)));
    const taken = answers.filter(({ status }) => status === 202);
    expect(answers.filter(({ status }) => status !== 202 && status !== 409)).toEqual([]);
    const outcomes = await Promise.all(taken.map(({ body }) => ended(payer, body.id as string)));
    const made = outcomes.filter(({ state }) => state === 'succeeded');
    expect(made.map(({ counts, done }) => ({ counts, done }))).toEqual([
      { counts: { lines: 30, leftOut: 0 }, done: 30 },
    ]);
    const others = outcomes.filter(({ state }) => state !== 'succeeded');
    expect(others.filter(({ problem }) => problem !== 'disbursements:nothing-to-deliver')).toEqual([]);
    const [batch, ...more] = await batches(cycle);
    expect(more).toEqual([]);
    expect(batch).toMatchObject({ state: 'draft', lines: 30, totals: [{ unit: 'kg', quantity: '300' }] });
    expect((await payer.post(`/v1/disbursement-batches/${batch.id}/approve`)).status).toBe(403);
    ok(await program.approver.post(`/v1/disbursement-batches/${batch.id}/approve`));
    await finished(payer, await payer.post(`/v1/disbursement-batches/${batch.id}/dispatch`)); // its digest is of what was made
    expect(ok(await payer.get(`/v1/disbursement-batches/${batch.id}`)).states).toEqual({ dispatched: 30 });
  });
});
