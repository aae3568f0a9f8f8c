import { setTimeout as pause } from 'node:timers/promises';
import { RequestContext } from '#platform/context/request-context.js';
import { newId } from '#platform/ids/ids.js';
import type { OperationRecord, OperationRun } from '#platform/operations/operation.js';
import { OperationsService } from '#platform/operations/operations.service.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { give, makeUser, type TestUser } from '../support/users.js';

/** An operation that stands still between its two chunks until it is let go on. */
interface Gate {
  readonly reached: Promise<void>;
  release(): void;
}

describe('an operation whose orderer', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let operations: OperationsService;
  let programId: string;
  let kinds = 0;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    operations = amparo.app.get(OperationsService, { strict: false });
    programId = (await admin.post('/v1/programs', { code: 'NORTH', name: 'North', target: 'individual' })).body
      .id as string;
  });
  afterAll(() => amparo.close());

  const user = () => makeUser(amparo, admin, `orderer-${++kinds}`);

  /** A kind of two chunks with a gate between them. */
  function gated(kind: string): Gate {
    let reach!: () => void;
    let release!: () => void;
    const reached = new Promise<void>((resolve) => (reach = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    operations.register({
      kind,
      run: async (run: OperationRun) => {
        await run.chunk(() => Promise.resolve({ cursor: 1, done: 1 }));
        reach();
        await released;
        await run.chunk(() => Promise.resolve({ cursor: 2, done: 1 }));
      },
    });
    return { reached, release };
  }

  const orderAs = (userId: string, kind: string, using: string | null, program?: string): Promise<OperationRecord> =>
    RequestContext.runAs('a test', { userId, organisation: 'development', reach: '', programs: null, using }, () =>
      operations.order({ kind, subject: 'it', ...(program ? { programId: program } : {}) }),
    );

  async function ended(id: string): Promise<OperationRecord> {
    for (let look = 0; look < 400; look++) {
      const operation = await RequestContext.asService(() => operations.get(id));
      if (!['queued', 'running'].includes(operation.state)) return operation;
      await pause(50);
    }
    throw new Error('The operation did not end');
  }

  const outcome = async (id: string) => {
    const { state, done, problem } = await ended(id);
    return { state, done, problem };
  };
  const withdrawn = (done: number) => ({ state: 'failed', done, problem: 'operations:order-withdrawn' });
  const done = { state: 'succeeded', done: 2, problem: null };

  async function between(
    orderer: TestUser,
    act: (grantId: string) => Promise<unknown>,
    change: Record<string, unknown> = {},
  ): Promise<unknown> {
    const kind = `gated-${++kinds}`;
    const gate = gated(kind);
    const given = await give(admin, orderer, 'program_manager', { programIds: [programId], ...change });
    const { id } = await orderAs(orderer.id, kind, 'eligibility:run', programId);
    await gate.reached;
    await act(given.body.id as string);
    gate.release();
    return outcome(id);
  }

  it('keeps the permission goes on to its end', async () => {
    expect(await between(await user(), () => Promise.resolve())).toEqual(done);
  });

  it('loses the grant stops at the next chunk, with what was committed', async () => {
    const revoke = (grantId: string) => admin.post(`/v1/grants/${grantId}/revoke`);
    expect(await between(await user(), revoke)).toEqual(withdrawn(1));
  });

  it('is locked out stops at the next chunk', async () => {
    const orderer = await user();
    expect(await between(orderer, () => admin.post(`/v1/users/${orderer.id}/deactivate`))).toEqual(withdrawn(1));
  });

  it('loses what the grant came out of stops at the next chunk', async () => {
    const [orderer, giver] = [await user(), await user()];
    const parent = (await give(admin, giver, 'program_admin', { programIds: [programId] })).body.id as string;
    const kind = `gated-${++kinds}`;
    const gate = gated(kind);
    await give(giver.client, orderer, 'program_manager', {
      programIds: [programId],
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    const { id } = await orderAs(orderer.id, kind, 'eligibility:run', programId);
    await gate.reached;
    await admin.post(`/v1/grants/${parent}/revoke`);
    gate.release();
    expect(await outcome(id)).toEqual(withdrawn(1));
  });

  it('holds another grant that gives it goes on', async () => {
    const orderer = await user();
    await give(admin, orderer, 'program_manager', { programIds: [programId] });
    expect(await between(orderer, (grantId) => admin.post(`/v1/grants/${grantId}/revoke`))).toEqual(done);
  });

  it.each<[string, string, boolean, Record<string, unknown>]>([
    ['for another permission', 'cycle:approve', true, {}],
    ['for programs, where it is of none of them', 'eligibility:run', false, {}],
  ])('holds grants %s does not begin', async (_name, using, ofProgram, change) => {
    const orderer = await user();
    await give(admin, orderer, 'program_manager', { programIds: [programId], ...change });
    const kind = `gated-${++kinds}`;
    gated(kind).release();
    const { id } = await orderAs(orderer.id, kind, using, ofProgram ? programId : undefined);
    expect(await outcome(id)).toEqual(withdrawn(0));
  });

  it('has it within areas only does not begin', async () => {
    const orderer = await user();
    const { body } = await give(admin, orderer, 'program_manager', { programIds: [programId] });
    await connected(amparo.urls.data, async (client) => {
      await client.query('set session_replication_role = replica');
      await client.query(`update access.user_grant set areas = '{N}' where id = $1`, [body.id]);
    });
    const kind = `gated-${++kinds}`;
    gated(kind).release();
    const { id } = await orderAs(orderer.id, kind, 'eligibility:run', programId);
    expect(await outcome(id)).toEqual(withdrawn(0));
  });

  it('is the schedule has no grant that could be lost', async () => {
    const kind = `gated-${++kinds}`;
    gated(kind).release();
    const { id } = await RequestContext.asService(() => operations.order({ kind, subject: 'it', createdBy: newId() }));
    expect(await outcome(id)).toEqual(done);
  });

  it('hands its order on to what it orders itself', async () => {
    const [outer, inner] = [`gated-${++kinds}`, `gated-${++kinds}`];
    gated(inner).release();
    operations.register({
      kind: outer,
      run: (run) =>
        run.chunk(async () => {
          await operations.order({ kind: inner, subject: 'it', programId });
          return { cursor: null, done: 1 };
        }),
    });
    const orderer = await user();
    await give(admin, orderer, 'program_manager', { programIds: [programId] });
    const { id } = await orderAs(orderer.id, outer, 'eligibility:run', programId);
    await ended(id);
    const rows = await connected(
      amparo.urls.data,
      async (client) =>
        (await client.query('select permission, created_by from platform.operation where kind = $1', [inner])).rows,
    );
    expect(rows).toEqual([{ permission: 'eligibility:run', created_by: orderer.id }]);
  });
});
