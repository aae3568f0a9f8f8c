import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk } from '../support/deduplication.js';
import { ended } from '../support/registrants.js';

describe('the beneficiary key of a program that looks for duplicates', () => {
  let amparo: TestApp;
  let desk: DuplicatesDesk;
  let approver: ApiClient;
  let payer: ApiClient;
  let program: string;
  let channel: string;
  let twins: string[];

  const ordered = async (by: ApiClient, path: string): Promise<void> => {
    const { status, body } = await by.post(path);
    expect([status, path]).toEqual([202, path]);
    expect((await ended(by, body.id as string)).state).toBe('succeeded');
  };
  const opened = async (name: string): Promise<string> =>
    (await desk.manager.post(`/v1/programs/${program}/cycles`, { name })).body.id as string;

  /** A batch of everything due in the cycle; states of its lines by registrant. */
  async function delivered(cycle: string): Promise<Record<string, string>> {
    await ordered(desk.manager, `/v1/cycles/${cycle}/prepare`);
    expect((await desk.manager.post(`/v1/cycles/${cycle}/submit`)).status).toBe(200);
    await ordered(approver, `/v1/cycles/${cycle}/approve`);
    const batch = await payer.post(`/v1/cycles/${cycle}/disbursement-batches`, { channelId: channel });
    expect(batch.status).toBe(201);
    const rows = await desk.people.rows<{ id: string; state: string }>(
      'select registrant_id as id, state from disbursements.disbursement where batch_id = $1',
      [batch.body.id],
    );
    return Object.fromEntries(rows.map(({ id, state }) => [id, state]));
  }

  beforeAll(async () => {
    amparo = await startTestApp();
    desk = await DuplicatesDesk.open(amparo);
    [approver, payer] = [await amparo.api('approver'), await amparo.api('payment_officer')];
    program = await desk.program('BASKETS', { policy: 'warn' });
    const benefit = { code: 'BASKET', name: 'Basket', kind: 'in_kind', unit: 'kg', quantity: '10' };
    expect((await desk.manager.post(`/v1/programs/${program}/benefits`, benefit)).status).toBe(201);
    const depot = { code: 'DEPOT', name: 'Depot', kind: 'in_kind' };
    channel = (await desk.manager.post('/v1/delivery-channels', depot)).body.id as string;
    twins = await desk.sameId(program);
    await desk.enrol(program, [await desk.register({})]);
  });
  afterAll(() => amparo.close());

  it('is fixed at the freeze: who was found to be a duplicate afterwards is paid', async () => {
    const cycle = await opened('Before');
    expect((await desk.run(program)).counts).toMatchObject({ people: 2 });
    expect(Object.values(await delivered(cycle))).toEqual(['pending', 'pending', 'pending']);
  });

  it('is that of the cluster: one of its entitlements is paid and the others are held', async () => {
    const states = await delivered(await opened('Within'));
    expect(Object.values(states).toSorted()).toEqual(['held', 'pending', 'pending']);
    expect(twins.map((id) => states[id]).toSorted()).toEqual(['held', 'pending']);
  });

  it('is of each alone once they are resolved as no duplicates', async () => {
    const { path, etag } = await desk.theCluster(program);
    expect((await desk.resolve(path, etag, { outcome: 'not_duplicate' })).status).toBe(200);
    expect(Object.values(await delivered(await opened('After')))).toEqual(['pending', 'pending', 'pending']);
  });

  it('is of each alone where the policy is off', async () => {
    const cluster = await desk.people.rows<{ n: number }>(
      `update programs.duplicate_cluster set outcome = 'no_match' where program_id = $1 returning 1 as n`,
      [program],
    );
    expect(cluster.length).toBe(1); // as if they were like each other
    const keys = () => desk.people.rows('select key from programs.v_beneficiary_key where program_id = $1', [program]);
    expect((await keys()).length).toBe(2);
    await desk.manager.patch(`/v1/programs/${program}/deduplication`, { policy: 'off' }, '"1"');
    expect(await keys()).toEqual([]);
  });
});
