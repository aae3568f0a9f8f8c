import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseWatch } from '#platform/database/database-watch.js';
import { newId } from '#platform/ids/ids.js';
import type { OperationsService } from '#platform/operations/operations.service.js';
import { MetricsServer } from '../../src/platform/telemetry/metrics-server.js';
import { CallersService } from '../../src/access/grants/callers.service.js';
import { signDevelopmentToken } from '../../src/access/tokens/development-issuer.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { EventStream } from '../support/event-stream.js';
import { operationsOf } from '../support/operations.js';
import { give, makeUser } from '../support/users.js';

const [MOST_OF_CALLER, MOST_OF_REPLICA] = [10, 12];
/** Soon enough for a right that was taken back; a look is a second. */
const SOON_MS = 5_000;

describe('the events of an operation', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let operations: OperationsService;
  let [north, south] = ['', ''];
  let kinds = 0;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_EVENT_STREAMS: `${MOST_OF_REPLICA}`, AMPARO_METRICS_PORT: '0' });
    admin = await amparo.api('registry_admin');
    operations = operationsOf(amparo.app);
    const program = async (code: string) =>
      (await admin.post('/v1/programs', { code, name: code, target: 'individual' })).body.id as string;
    [north, south] = [await program('NORTH'), await program('SOUTH')];
  });
  afterAll(() => amparo.close());

  const follow = (client: ApiClient, id: string, headers = {}) => EventStream.of(amparo.url, client, id, headers);

  /** An operation of the north that waits for `step()` before each of its chunks. */
  async function stepwise(chunks: number): Promise<{ readonly id: string; step(): void }> {
    const kind = `stepwise-${++kinds}`;
    const steps = Array.from({ length: chunks }, () => {
      let take!: () => void;
      return { taken: new Promise<void>((resolve) => (take = resolve)), take };
    });
    operations.register({
      kind,
      run: async (run) => {
        for (const [at, { taken }] of steps.entries()) {
          await taken;
          await run.chunk(() => Promise.resolve({ cursor: at, done: 10, total: chunks * 10, counts: { seen: 10 } }));
        }
      },
    });
    const { id } = await operations.order({ kind, subject: 'it', programId: north, createdBy: newId() });
    let taken = 0;
    return { id, step: () => steps[taken++]!.take() };
  }

  /** One that nobody does. */
  const waiting = async (programId = north): Promise<string> =>
    (await operations.order({ kind: 'nobody-does-this', subject: `${++kinds}`, programId, createdBy: newId() })).id;

  const metrics = async (): Promise<string> => {
    const { port } = amparo.app.get(MetricsServer, { strict: false });
    return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  };
  const streamsOpen = async () => Number(/^amparo_event_streams (\d+)$/m.exec(await metrics())?.[1]);
  async function untilNoneOpen(withinMs: number): Promise<void> {
    for (const until = Date.now() + withinMs; (await streamsOpen()) > 0; await pause(20))
      if (Date.now() > until) throw new Error('A stream is still held');
  }

  it('come at once and whenever it gets on, in order, as GET would show it, and end with it', async () => {
    const { id, step } = await stepwise(3);
    const stream = await follow(admin, id);
    expect(stream.answer.status).toBe(200);
    expect(stream.answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.answer.headers.get('cache-control')).toBe('no-store');
    expect(stream.answer.headers.get('x-accel-buffering')).toBe('no');
    let state = await stream.next();
    if (state.state === 'queued') state = await stream.next();
    expect(state).toMatchObject({ id, state: 'running', done: 0, total: null });
    for (const done of [10, 20]) {
      step();
      expect(await stream.next()).toMatchObject({ state: 'running', done, total: 30, counts: { seen: done } });
    }
    step();
    let last = await stream.next();
    if (last.state === 'running') last = await stream.next();
    expect(last).toEqual((await admin.get(`/v1/operations/${id}`)).body);
    expect(last).toMatchObject({ state: 'succeeded', done: 30 });
    expect(await stream.heard()).toBeUndefined();
  });

  it('tell no more often than once a second what happens more often', async () => {
    const { id, step } = await stepwise(40);
    const stream = await follow(admin, id);
    const stepping = (async () => {
      for (let taken = 0; taken < 40; taken++) await pause(50).then(step);
    })();
    const [began, told] = [performance.now(), [] as number[]];
    for (let state = await stream.next(); state; state = await stream.next()) told.push(state.done as number);
    await stepping;
    expect(told.length).toBeLessThanOrEqual(2 + (performance.now() - began) / 1000);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(400);
  });

  it('are the last one alone when it has ended, whatever event a caller has heard last', async () => {
    const id = await waiting();
    expect((await admin.post(`/v1/operations/${id}/cancel`)).status).toBe(202);
    const stream = await follow(admin, id, { 'last-event-id': '7' });
    expect(await stream.heard()).toMatchObject({ id: '1', data: { id, state: 'cancelled' } });
    expect(await stream.heard()).toBeUndefined();
  });

  it('end with the state when it is cancelled', async () => {
    const id = await waiting();
    const stream = await follow(admin, id);
    expect((await stream.next()).state).toBe('queued');
    await admin.post(`/v1/operations/${id}/cancel`);
    expect((await stream.next()).state).toBe('cancelled');
    expect(await stream.heard()).toBeUndefined();
  });

  it('are kept open by a comment while nothing happens, and are not told as a slow request', async () => {
    const began = performance.now();
    const stream = await follow(admin, await waiting());
    expect((await stream.heard())!.data.state).toBe('queued');
    expect(await stream.heard()).toEqual({ id: undefined, data: undefined, comment: 'unchanged' });
    expect(performance.now() - began).toBeGreaterThan(14_000);
    stream.leave();
    await untilNoneOpen(SOON_MS);
    const ofRoute = 'method="GET",route="/v1/operations/:id/events",status="200"';
    const text = await metrics();
    const [, count] = new RegExp(`_count\\{${ofRoute}\\} (\\d+)`).exec(text)!;
    const [, sum] = new RegExp(`_sum\\{${ofRoute}\\} ([\\d.]+)`).exec(text)!;
    expect(Number(count)).toBeGreaterThan(0);
    expect(Number(sum)).toBeLessThan(5);
  });

  it('are nobody’s who may not see it: a problem before the stream begins', async () => {
    const id = await waiting();
    const elsewhere = await amparo.api('program_manager', {
      programs: ['SOUTH'],
      subject: 'elsewhere',
      organisation: 'elsewhere',
    });
    const unpermitted = await amparo.api('client_system');
    const refusals = await Promise.all([
      follow(elsewhere, id),
      follow(admin, newId()),
      follow(unpermitted, id),
      follow(amparo.anyone('nobody'), id),
    ]);
    expect(refusals.map(({ answer }) => answer.status)).toEqual([404, 404, 403, 401]);
    for (const { answer } of refusals)
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await refusals[0]!.answer.json()).toMatchObject({ type: 'urn:amparo:platform:not-found' });
  });

  describe('end within seconds when their reader', () => {
    /** Follows as somebody with a grant in the north, and takes it away. */
    async function endsAfter(
      take: (of: { readonly userId: string; readonly grantId: string }) => Promise<unknown>,
      client?: (subject: string) => Promise<ApiClient>,
    ): Promise<void> {
      const subject = `reader-${++kinds}`;
      const user = await makeUser(amparo, admin, subject);
      const { body } = await give(admin, user, 'program_manager', { programIds: [north] });
      const stream = await follow((await client?.(subject)) ?? user.client, await waiting());
      expect((await stream.next()).state).toBe('queued');
      await take({ userId: user.id, grantId: body.id as string });
      const began = performance.now();
      expect(await stream.heard()).toBeUndefined();
      expect(performance.now() - began).toBeLessThan(SOON_MS);
    }

    it('loses the grant', () => endsAfter(({ grantId }) => admin.post(`/v1/grants/${grantId}/revoke`)));
    it('is locked out', () => endsAfter(({ userId }) => admin.post(`/v1/users/${userId}/deactivate`)));
    it('has a grant for another program left', () =>
      endsAfter(async ({ userId, grantId }) => {
        await give(admin, { id: userId, client: admin }, 'program_manager', { programIds: [south] });
        await admin.post(`/v1/grants/${grantId}/revoke`);
      }));
    it('has come with a token that has ended', () =>
      endsAfter(
        () => Promise.resolve(),
        async (subject) => amparo.anyone(await signDevelopmentToken(amparo.dataDirectory, subject, 3)),
      ));
    it('cannot be asked for', async () => {
      const callers = amparo.app.get(CallersService, { strict: false });
      const again = callers.again.bind(callers);
      callers.again = () => Promise.reject(new TypeError('a fault'));
      try {
        await endsAfter(() => Promise.resolve());
      } finally {
        callers.again = again;
      }
    });
  });

  it('leave nothing behind when their reader goes, or wanted the head alone', async () => {
    await untilNoneOpen(SOON_MS);
    const callers = amparo.app.get(CallersService, { strict: false });
    const again = callers.again.bind(callers);
    let looks = 0;
    callers.again = (caller) => (looks++, again(caller));
    const stream = await follow(admin, await waiting());
    await stream.next();
    await pause(1_500);
    expect([looks > 0, await streamsOpen()]).toEqual([true, 1]);
    stream.leave();
    await untilNoneOpen(500); // sooner than the next look
    const { status } = await admin.call('HEAD', `/v1/operations/${await waiting()}/events`, undefined, {});
    expect(status).toBe(200);
    await untilNoneOpen(500);
    const looked = looks;
    await pause(2_500);
    expect(looks).toBe(looked);
    callers.again = again;
  });

  it('are given to so many readers, and hold no connection between two looks', async () => {
    await untilNoneOpen(SOON_MS);
    const [id, other] = [await waiting(), await amparo.api('auditor')];
    const streams = await Promise.all(Array.from({ length: MOST_OF_CALLER }, () => follow(admin, id)));
    await Promise.all(streams.map((stream) => stream.next()));
    const tooMany = await follow(admin, id);
    expect([tooMany.answer.status, tooMany.answer.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await tooMany.answer.json()).toMatchObject({ type: 'urn:amparo:operations:too-many-streams' });
    streams.push(await follow(other, id), await follow(other, id));
    expect(streams.map(({ answer }) => answer.status)).toEqual(Array(MOST_OF_REPLICA).fill(200));
    const full = await follow(other, id);
    expect([full.answer.status, full.answer.headers.get('retry-after')]).toEqual([503, '5']);
    expect((await follow(other, newId())).answer.status).toBe(404);

    const inUse: number[] = [];
    for (let sample = 0; sample < 40; sample++, await pause(50))
      for (const { pool } of amparo.app.get(DatabaseWatch, { strict: false }).pools.slice(0, 1))
        inUse.push(pool.totalCount - pool.idleCount);
    expect(inUse).toContain(0);

    streams.pop()!.leave();
    while ((await streamsOpen()) === MOST_OF_REPLICA) await pause(20);
    const again = await follow(other, id);
    expect(again.answer.status).toBe(200);
    for (const stream of [...streams, again]) stream.leave();
    await untilNoneOpen(SOON_MS);
  });
});
