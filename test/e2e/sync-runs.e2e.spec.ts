import type { PageQuestion } from '../../src/sr-sync/dialects/page-answer.js';
import { SrSyncSchedule } from '../../src/sr-sync/sr-sync.schedule.js';
import { Clock } from '#platform/time/clock.js';
import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { finished } from '../support/finished.js';
import { StubSource } from '../support/stub-source.js';

const MAPPING = {
  idTypes: [
    { name: 'HOUSE', idType: 'house' },
    { name: 'CARD', idType: 'card' },
  ],
  individual: [
    { field: 'birthdate', attribute: 'birth_date' },
    { field: 'givenName', attribute: 'given_name' },
  ],
  group: [{ field: 'village', attribute: 'village' }],
  phones: false,
};

const person = (number: number, more: object = {}) => ({
  isGroup: false,
  givenName: `Ana ${number}`,
  birthdate: '1990-01-01',
  regIds: [{ idTypeAsStr: 'CARD', value: `C-${number}`, expiryDate: null }],
  ...more,
});
const household = (number: number, members: object[]) => ({
  isGroup: true,
  village: 'North',
  regIds: [{ idTypeAsStr: 'HOUSE', value: `H-${number}`, expiryDate: null }],
  groupMembershipIds: members.map((individual, index) => ({ individual, kind: { name: index ? 'Child' : 'Head' } })),
});

describe('runs of a source', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let stub: StubSource;
  let clock: Clock;

  beforeAll(async () => {
    [amparo, stub] = [await startTestApp(), await StubSource.serve()];
    admin = await amparo.api('registry_admin');
    clock = amparo.app.get(Clock, { strict: false });
    for (const code of ['house', 'card'])
      await admin.post('/v1/id-types', { code, name: code, class: 'functional', pattern: '[HC]-\\d+' });
    for (const [key, dataType, appliesTo] of [
      ['birth_date', 'date', 'individual'],
      ['given_name', 'text', 'individual'],
      ['village', 'text', 'group'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo });
  });
  beforeEach(() => {
    [stub.groups, stub.individuals] = [[], []];
    stub.asked.length = 0;
    stub.meanwhile = () => Promise.resolve(undefined);
    delete (clock as Partial<Clock>).now;
  });
  afterAll(() => {
    stub.close();
    return amparo.close();
  });

  const described = async (code: string, more: object = {}): Promise<string> => {
    const source = { code, ...stub.described, mapping: MAPPING, ...more };
    const { status, body } = await admin.post('/v1/social-registries', source);
    expect([status, body.errors]).toEqual([201, undefined]);
    return `/v1/social-registries/${body.id}`;
  };
  const order = (source: string, mode = 'full'): Promise<ApiAnswer> => admin.post(`${source}/sync-runs`, { mode });
  const newest = async (source: string) => (await admin.get(`${source}/sync-runs?limit=1`)).body.data[0];
  const pulled = async (source: string, mode = 'full') => {
    await finished(admin, await order(source, mode));
    return newest(source);
  };
  const etagOf = async (source: string) => (await admin.get(source)).headers.get('etag');

  it('tell what was asked for, what came and what became of it', async () => {
    const source = await described('told', { pageSize: 2 });
    stub.groups = [household(1, [person(1), person(2)])];
    stub.individuals = [person(1), person(2), person(3), person(4, { birthdate: 'long ago' }), { isGroup: false }];
    const run = await pulled(source);
    expect(run).toMatchObject({
      mode: 'full',
      state: 'succeeded',
      problem: null,
      orderedBy: 'user',
      since: null,
      asked: 6,
      received: 6,
      created: 4,
      updated: 0,
      quarantined: 1,
      unidentified: 1,
      ended: 0,
      droppedFields: 0,
      peerTotal: null,
      reconciled: null,
    });
    expect(run.startedAt <= run.completedAt && run.completedAt <= run.finishedAt).toBe(true);
    expect((await admin.get(`/v1/operations/${run.operationId}`)).body).toMatchObject({ state: 'succeeded', done: 6 });
    expect((await admin.get(`${source}/sync-runs/${run.id}`)).body).toEqual(run);
    stub.individuals[2] = person(3, { birthdate: '1991-01-01' });
    expect(await pulled(source)).toMatchObject({ created: 0, updated: 1, quarantined: 1 });
    const both = (await admin.get(`${source}/sync-runs`)).body.data;
    expect(both.map(({ created }: { created: number }) => created)).toEqual([0, 4]);
  });

  it('read every page in a worker thread', async () => {
    const source = await described('threads', { pageSize: 2 });
    stub.individuals = [person(161), person(162), person(163)];
    const run = jest.spyOn(amparo.app.get(WorkerPool, { strict: false }), 'run');
    const { asked } = await pulled(source);
    const read = run.mock.calls.filter(([module]) => module.endsWith('/read-told.worker.js')).map(([, , task]) => task);
    run.mockRestore();
    const places = (read as { question: PageQuestion }[]).map(({ question }) => question.kind + question.offset);
    expect(new Set(places).size).toBe(asked);
    for (const { bytes } of read as { bytes: Buffer }[]) expect(bytes.byteLength).toBe(0); // handed over: not here any more
  });

  it('are those of one source', async () => {
    const [one, other] = [await described('one'), await described('other')];
    const { id } = await pulled(one);
    expect((await admin.get(`${other}/sync-runs/${id}`)).status).toBe(404);
    expect((await admin.get(`${other}/sync-runs`)).body.data).toEqual([]);
  });

  it('ask for what is mapped, drop what comes besides, and count it', async () => {
    const source = await described('sparing');
    const unasked = { poverty: 'deep', email: 'a@example.org', blank: '', nothing: null };
    const phones = [{ phoneNo: '+10000001', disabled: null }];
    stub.groups = [household(20, [person(21, { ...unasked, phoneNumberIds: phones })])];
    stub.individuals = [person(22, { ...unasked, birthdate: 'never' })];
    const { droppedFields, quarantined } = await pulled(source);
    expect([droppedFields, quarantined]).toEqual([5, 1]);
    const asked = stub.asked.map(({ text }) => text).join();
    expect(asked).not.toMatch(/poverty|email|phone/);
    await admin.patch(source, { name: 'Still' }, await etagOf(source));
    expect((await admin.get(source)).body.mapping).toEqual({ ...MAPPING, paymentAccount: null });
  });

  it('begin at the start of the last that took everything in, less the overlap', async () => {
    const source = await described('moving', { overlapSeconds: 60 });
    const first = await pulled(source, 'incremental');
    expect([first.since, stub.asked[0]!.since]).toEqual([null, null]);
    expect((await admin.get(source)).body.watermark).toBe(first.watermark);
    stub.meanwhile = () => Promise.resolve({ status: 403, body: {} });
    const failed = await order(source, 'incremental');
    await expect(finished(admin, failed)).rejects.toThrow('failed');
    expect(await newest(source)).toMatchObject({ state: 'failed', completedAt: null, reconciled: null });
    stub.meanwhile = () => Promise.resolve(undefined);
    stub.asked.length = 0;
    const third = await pulled(source, 'incremental');
    const since = new Date(Date.parse(first.watermark) - 60_000).toISOString();
    expect([third.since, stub.asked[0]!.since]).toEqual([since, since]);
    expect((await admin.get(source)).body.watermark).toBe(third.watermark);
  });

  it('begin anew when something else is asked for', async () => {
    const source = await described('asking', { overlapSeconds: 0 });
    const { watermark } = await pulled(source);
    const named = await admin.patch(source, { name: 'Only the name', pageSize: 500 }, await etagOf(source));
    expect(named.body.watermark).toBe(watermark);
    const mapping = { ...MAPPING, group: [] };
    expect((await admin.patch(source, { mapping }, await etagOf(source))).body.watermark).toBeNull();
    expect((await pulled(source, 'incremental')).since).toBeNull();
  });

  it('keep to what they were asked for: it is changed before or after them', async () => {
    const source = await described('steady');
    const { promise: held, resolve: release } = withResolvers();
    stub.meanwhile = async () => void (await held);
    const ordered = await order(source);
    const refused = await admin.patch(source, { mapping: { ...MAPPING, group: [] } }, await etagOf(source));
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:sr-sync:pull-under-way']);
    expect((await admin.patch(source, { clientSecret: 'new' }, await etagOf(source))).status).toBe(200);
    expect((await order(source)).status).toBe(409);
    release();
    await finished(admin, ordered);
    expect((await admin.patch(source, { mapping: { ...MAPPING, group: [] } }, await etagOf(source))).status).toBe(200);
  });

  it('wait for their turn, stop when their operation is cancelled, and leave the watermark', async () => {
    const source = await described('cancelled', { requestsPerMinute: 1 });
    stub.individuals = [person(40)];
    const ordered = await order(source);
    const operation = `/v1/operations/${ordered.body.id}`;
    while ((await admin.get(operation)).body.state === 'queued');
    expect((await admin.post(`${operation}/cancel`)).status).toBe(202);
    await expect(finished(admin, ordered)).rejects.toThrow('cancelled');
    expect(stub.asked).toEqual([]); // the one turn of the minute was its token's
    expect(await newest(source)).toMatchObject({ state: 'cancelled', completedAt: null, problem: null });
    expect((await admin.get(source)).body.watermark).toBeNull();
  });

  it('count the same when they are broken off and go on', async () => {
    const [undisturbed, disturbed] = [
      await described('undisturbed', { pageSize: 2 }),
      await described('disturbed', { pageSize: 2 }),
    ];
    const seven = (from: number) => Array.from({ length: 7 }, (_, n) => person(from + n, { extra: 'unasked' }));
    stub.individuals = seven(60);
    const told = await pulled(undisturbed);
    stub.individuals = seven(70);
    let broken = 0;
    stub.meanwhile = ({ offset }) =>
      Promise.resolve(offset === 4 && broken++ < 6 ? { status: 500, body: {} } : undefined);
    const again = await pulled(disturbed);
    const counts = ['asked', 'received', 'created', 'updated', 'unchanged', 'droppedFields', 'quarantined'];
    const of = (run: Record<string, unknown>) => counts.map((name) => run[name]);
    expect(broken).toBeGreaterThan(5);
    expect(of(told)[1]).toBe(7);
    expect(of(again)).toEqual(of(told));
  });

  it('are ordered when they are due, for whoever described the source', async () => {
    const source = await described('due', { fullSchedule: '0 2 * * *', incrementalSchedule: '0 * * * *' });
    const schedule = amparo.app.get(SrSyncSchedule, { strict: false });
    await schedule.orderDue();
    expect(await newest(source)).toBeUndefined();
    const { scheduled_since: since } = await connected(
      amparo.urls.data,
      async (client) =>
        (
          await client.query<{ scheduled_since: Date }>(
            `select scheduled_since from sr_sync.social_registry where code = 'due'`,
          )
        ).rows[0]!,
    );
    const hour = new Date(since);
    hour.setUTCMinutes(60, 1);
    if (hour.getUTCHours() === 2) hour.setUTCHours(3);
    clock.now = () => hour;
    await schedule.orderDue();
    const run = await newest(source);
    expect(run).toMatchObject({ orderedBy: 'schedule' });
    expect(run.createdBy).toBe((await pulled(await described('by-hand'))).createdBy);
  });
});

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}
