import { issueDevelopmentToken, type Role } from '#access';
import { Api, ApiProblem, type Operation } from '../../demo/main-job/api.js';
import { payOut } from '../../demo/main-job/deliver.js';
import { type DemoPrograms, enrol } from '../../demo/main-job/enrol.js';
import { runCycle } from '../../demo/main-job/run-cycle.js';
import { connected, testDatabases, type TestDatabases } from '../support/database.js';
import { Journey } from '../support/journey.js';

const PEOPLE = 400;

/** Status and body of a refusal, without what differs between any two requests. */
async function refusalOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof ApiProblem) return { ...error.problem, correlationId: undefined, status: error.status };
    throw error;
  }
  throw new Error('It was not refused');
}

describe('another program, a second round', () => {
  let databases: TestDatabases;
  let journey: Journey;
  let programs: DemoPrograms;
  let cycleId: string;

  async function limitedTo(program: string, role: Role): Promise<Api> {
    const { dataDirectory, options, service } = journey;
    const order = {
      databaseUrl: options.urls.owner,
      dataDirectory,
      role,
      subject: `${role}-of-${program}`,
      organisation: 'program-office',
    };
    return new Api(service.url, await issueDevelopmentToken({ ...order, programs: [program], validSeconds: 600 }));
  }

  const change = (sql: string, values: unknown[] = []) =>
    connected(databases.urls.data, (client) => client.query(sql, values));

  /** A second cash cycle, approved, and a batch of it approved too: what is left is to dispatch it. */
  async function approvedBatch(): Promise<{ id: string; cycle: string }> {
    const [manager, approver, payer] = [
      await journey.cast.as('manager'),
      await journey.cast.as('approver'),
      await journey.cast.as('payer'),
    ];
    const { id: cycle } = await manager.post<{ id: string }>(`/v1/programs/${programs.cash.id}/cycles`, {
      name: 'Another round',
    });
    await journey.settled((await manager.post<Operation>(`/v1/cycles/${cycle}/prepare`)).id);
    await manager.post(`/v1/cycles/${cycle}/submit`);
    await journey.settled((await approver.post<Operation>(`/v1/cycles/${cycle}/approve`)).id);
    const channel = (await payer.get<{ data: { id: string; code: string }[] }>('/v1/delivery-channels')).data.find(
      ({ code }) => code === 'PAYMENTS',
    )!;
    const batch = await payer.post<{ id: string }>(`/v1/cycles/${cycle}/disbursement-batches`, {
      channelId: channel.id,
    });
    await approver.post(`/v1/disbursement-batches/${batch.id}/approve`);
    return { id: batch.id, cycle };
  }

  async function stoppedDispatch(batchId: string): Promise<Operation & { entitlementIds: string[] }> {
    const payer = await journey.cast.as('payer');
    const { id } = await payer.post<Operation>(`/v1/disbursement-batches/${batchId}/dispatch`);
    await journey.settled(id).catch(() => {});
    return payer.get(`/v1/operations/${id}`);
  }

  beforeAll(async () => {
    databases = await testDatabases();
    journey = await Journey.begin({
      people: PEOPLE,
      urls: databases.urls,
    });
    await journey.pull();
    programs = await enrol(journey.cast, journey.progress);
    cycleId = (await runCycle(journey.cast, programs.cash, journey.progress)).id;
    await payOut(journey.cast, programs.cash, cycleId, journey.channel.url, journey.progress);
  }, 120_000);

  afterAll(async () => {
    await journey?.end();
    await databases?.drop();
  });

  it('is not there for a manager, approver or payment officer of another program, through any route', async () => {
    const unknown = '01a20000-0000-7000-8000-000000000000';
    const [manager, approver, payer] = [
      await limitedTo('FOOD', 'program_manager'),
      await limitedTo('FOOD', 'approver'),
      await limitedTo('FOOD', 'payment_officer'),
    ];
    const own = await journey.cast.as('payer');
    const batch = (await own.get<{ data: { id: string }[] }>(`/v1/cycles/${cycleId}/disbursement-batches`)).data[0]!.id;
    const operation = (await own.get<{ data: Operation[] }>('/v1/operations')).data.find(
      ({ kind }) => kind === 'dispatch-batch',
    )!.id;
    const program = programs.cash.id;
    const routes: [Api, 'get' | 'post', (id: string) => string, string, object?][] = [
      [manager, 'get', (id) => `/v1/programs/${id}`, program],
      [manager, 'get', (id) => `/v1/programs/${id}/enrolments`, program],
      [manager, 'get', (id) => `/v1/programs/${id}/rules`, program],
      [manager, 'post', (id) => `/v1/programs/${id}/rules`, program, { expression: 'true' }],
      [manager, 'post', (id) => `/v1/programs/${id}/eligibility-runs`, program],
      [manager, 'get', (id) => `/v1/programs/${id}/benefits`, program],
      [manager, 'get', (id) => `/v1/programs/${id}/cycles`, program],
      [manager, 'get', (id) => `/v1/programs/${id}/fund`, program],
      [manager, 'get', (id) => `/v1/cycles/${id}`, cycleId],
      [manager, 'get', (id) => `/v1/cycles/${id}/entitlements`, cycleId],
      [manager, 'post', (id) => `/v1/cycles/${id}/prepare`, cycleId],
      [approver, 'post', (id) => `/v1/cycles/${id}/approve`, cycleId],
      [payer, 'get', (id) => `/v1/cycles/${id}/disbursement-batches`, cycleId],
      [payer, 'post', (id) => `/v1/cycles/${id}/disbursement-batches`, cycleId, { channelId: unknown }],
      [payer, 'get', (id) => `/v1/disbursement-batches/${id}`, batch],
      [payer, 'get', (id) => `/v1/disbursement-batches/${id}/disbursements`, batch],
      [approver, 'post', (id) => `/v1/disbursement-batches/${id}/approve`, batch],
      [payer, 'post', (id) => `/v1/disbursement-batches/${id}/dispatch`, batch],
      [payer, 'post', (id) => `/v1/disbursement-batches/${id}/reconcile`, batch],
      [payer, 'get', (id) => `/v1/operations/${id}`, operation],
    ];
    for (const [api, method, route, id, body] of routes) {
      const ask = (which: string) => refusalOf(method === 'get' ? api.get(route(which)) : api.post(route(which), body));
      const foreign = await ask(id);
      expect([route(id), foreign]).toMatchObject([route(id), { status: 404 }]);
      expect(foreign).toEqual(await ask(unknown));
    }
    expect((await manager.get<{ data: { id: string }[] }>('/v1/programs')).data.map(({ id }) => id)).toEqual([
      programs.food.id,
    ]);
  });

  it('does not let who made a batch approve it', async () => {
    const manager = await journey.cast.as('manager');
    const batch = await change(`select created_by from disbursements.batch limit 1`);
    await expect(change(`update disbursements.batch set approved_by = created_by`)).rejects.toThrow(
      'batch_maker_is_not_checker',
    );
    expect(batch.rows).toHaveLength(1);
    expect(await refusalOf(manager.post(`/v1/disbursement-batches/${cycleId}/approve`))).toMatchObject({ status: 403 });
  });

  it('sends nothing when a line was changed after its approval, and says which', async () => {
    const { id, cycle } = await approvedBatch();
    const one = `id = (select id from entitlements.entitlement where cycle_id = $1 order by id limit 1)`;
    await change(`update entitlements.entitlement set amount_minor = amount_minor + 1 where ${one}`, [cycle]);
    const stopped = await stoppedDispatch(id);
    expect(stopped).toMatchObject({ state: 'failed', problem: 'entitlements:approval-void' });
    const payer = await journey.cast.as('payer');
    const named = stopped.entitlementIds.map((line) => payer.get<{ amount: string }>(`/v1/entitlements/${line}`));
    expect(await Promise.all(named)).toMatchObject([{ amount: '2400.01' }]);
    await change(`update entitlements.entitlement set amount_minor = amount_minor - 1 where ${one}`, [cycle]);
    await change(
      `update disbursements.disbursement set amount_minor = amount_minor - 1 where id = (select id from disbursements.disbursement where batch_id = $1 order by id limit 1)`,
      [id],
    );
    expect(await stoppedDispatch(id)).toMatchObject({ problem: 'disbursements:batch-changed', entitlementIds: [] });
    const sent = await change(
      `select count(*)::int as n from disbursements.disbursement where batch_id = $1 and state <> 'pending'`,
      [id],
    );
    expect(sent.rows[0]).toEqual({ n: 0 });
  });
});
