import { DiscardAged } from '../../src/sr-sync/quarantine/discard-aged.service.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { DciStub } from '../support/dci-stub.js';
import { ended } from '../support/registrants.js';
import { StubSource } from '../support/stub-source.js';

interface Case {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly rule: string;
  readonly pointer: string;
  readonly attempts: number;
  readonly moves: { readonly reason: string }[];
}

const { person } = DciStub;
/** Of another shape than agreed. */
const UNREADABLE = { identifier: 'none', phone_number: { number: 1 } };
const MANY_DAYS = 91;

describe('records that could not be read', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let stub: DciStub;
  let openg2p: StubSource;
  let source: string;

  const rows = (sql: string): Promise<Record<string, unknown>[]> =>
    connected(amparo.urls.data, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);
  const path = (): string => `/v1/social-registries/${source}/quarantine`;
  const list = async (state = 'quarantined'): Promise<Case[]> =>
    (await admin.get(`${path()}?state=${state}`)).body.data as Case[];
  const retry = (id: string): Promise<ApiAnswer> => admin.post(`${path()}/${id}/retry`, {});
  const pull = async (): Promise<Record<string, number>> => {
    const { body } = await admin.post(`/v1/social-registries/${source}/sync-runs`, { mode: 'full' });
    const { state, counts } = await ended(admin, body.id as string);
    expect(state).toBe('succeeded');
    return counts;
  };
  const retried = async (id: string): Promise<Case> => {
    const { status, body } = await retry(id);
    expect(status).toBe(202);
    expect(await ended(admin, body.id as string)).toMatchObject({ state: 'succeeded' });
    return (await admin.get(`${path()}/${id}`)).body as Case;
  };
  const isKnown = async (value: string): Promise<boolean> =>
    (await admin.post('/v1/registrants/lookup', { idType: 'national_id', value })).status === 200;

  beforeAll(async () => {
    [stub, openg2p] = [await DciStub.serve(), await StubSource.serve()];
    amparo = await startTestApp({ AMPARO_MOST_GONE_PERCENT: '100' });
    admin = await amparo.api('registry_admin');
    const idType = { code: 'national_id', name: 'N', class: 'foundational', pattern: 'N-\\d+' };
    await admin.post('/v1/id-types', idType);
    for (const [key, dataType] of [
      ['given_name', 'text'],
      ['birth_date', 'date'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo: 'individual' });
    const made = await admin.post('/v1/social-registries', stub.describe('dci'));
    expect([made.status, made.body.errors]).toEqual([201, undefined]);
    source = made.body.id as string;
  });
  afterAll(async () => {
    await amparo.close();
    stub.close();
    openg2p.close();
  });

  it('are met all the same: who is known by an identifier is not gone', async () => {
    stub.individuals = [person('Ana', 'N-1'), person('Ben', 'N-2')];
    expect(await pull()).toMatchObject({ created: 2 });
    stub.individuals = [person('Ana', 'N-1'), person('Ben', 'N-2', UNREADABLE)];
    expect(await pull()).toMatchObject({ unchanged: 1, quarantined: 1, gone: 0 });
    expect(await list()).toMatchObject([{ reason: 'unreadable', pointer: '#' }]);
  });

  it('are asked for anew when they are tried again', async () => {
    const [bad] = await list();
    const rule = 'must be of the agreed shape';
    expect(await retried(bad!.id)).toMatchObject({ state: 'quarantined', reason: 'unreadable', rule, attempts: 1 });
    stub.individuals = [person('Ana', 'N-1'), person('Benedict', 'N-2')];
    expect(await retried(bad!.id)).toMatchObject({ state: 'accepted', moves: [{ reason: 'retried' }] });
    expect(stub.asked).toEqual(['N-2', 'N-2']);
    expect(await pull()).toMatchObject({ unchanged: 2, quarantined: 0 });
  });

  it('are asked for also where they were too large to be kept', async () => {
    stub.individuals = [person('Ana', 'N-1'), person('x'.repeat(70_000), 'N-3')];
    expect(await pull()).toMatchObject({ quarantined: 1, gone: 1 });
    const [large] = await list();
    expect(large).toMatchObject({ reason: 'too_large' });
    stub.individuals = [person('Ana', 'N-1'), person('Cleo', 'N-3')];
    expect(await isKnown('N-3')).toBe(false);
    expect(await retried(large!.id)).toMatchObject({ state: 'accepted' });
    expect(await isKnown('N-3')).toBe(true);
  });

  it('are another case where they are told otherwise and break a rule', async () => {
    stub.individuals = [person('Ana', 'N-1'), person('Cleo', 'N-3'), person('Dan', 'N-4', UNREADABLE)];
    await pull();
    const [bad] = await list();
    stub.individuals = [person('Ana', 'N-1'), person('Cleo', 'N-3'), person('Dan', 'N-4', { birth_date: 'x' })];
    expect(await retried(bad!.id)).toMatchObject({ state: 'superseded', moves: [{ reason: 'told_otherwise' }] });
    const [other] = await list();
    expect(other).toMatchObject({ reason: 'rule_broken', pointer: '#/birth_date', attempts: 0 });
    expect(await retried(other!.id)).toMatchObject({ state: 'quarantined', attempts: 1 });
  });

  it('stay where their source tells of them no more', async () => {
    stub.individuals = [person('Eva', 'N-5', UNREADABLE), ...stub.individuals];
    await pull();
    const bad = (await list()).find(({ reason }) => reason === 'unreadable')!;
    stub.individuals = stub.individuals.slice(1);
    expect(await retried(bad.id)).toMatchObject({ state: 'quarantined', rule: 'must be told of by its source' });
  });

  it('are refused with what to do where nothing names them, or their source cannot be asked', async () => {
    stub.individuals = [person('Fay', null, UNREADABLE), ...stub.individuals];
    await pull();
    const before = new Set((await list()).map(({ id }) => id));
    const answers = await Promise.all([...before].map(async (id) => ({ id, ...(await retry(id)) })));
    const [refused] = answers.filter(({ status }) => status === 409);
    expect(refused!.body).toMatchObject({ type: 'urn:amparo:sr-sync:record-not-held' });
    expect(refused!.body.detail ?? refused!.body.title).toMatch(/nothing names it: have it corrected at its source/);
    for (const { status, body } of answers) if (status === 202) await ended(admin, body.id as string);

    openg2p.individuals = [{ regIds: [{ idTypeAsStr: 'NATIONAL ID', value: 'N-6' }], phoneNumberIds: 'none' }];
    const mapping = {
      idTypes: [{ name: 'NATIONAL ID', idType: 'national_id' }],
      individual: [],
      group: [],
      phones: false,
    };
    const made = await admin.post('/v1/social-registries', { code: 'openg2p', mapping, ...openg2p.described });
    const ours = source;
    source = made.body.id as string;
    await pull();
    const [one] = await list();
    const { status, body } = await retry(one!.id);
    expect([status, body.type]).toEqual([409, 'urn:amparo:sr-sync:record-not-held']);
    expect(body.detail ?? body.title).toMatch(/cannot be asked for it alone/);
    source = ours;
  });

  it('are tried again all at once, those that can be', async () => {
    stub.individuals = [
      person('Ana', 'N-1'),
      person('Gus', 'N-7', UNREADABLE),
      person('Hal', 'N-8', UNREADABLE),
      person('Fay', null, UNREADABLE),
    ];
    await pull();
    stub.individuals = [person('Ana', 'N-1'), person('Gus', 'N-7'), person('Hal', 'N-8', UNREADABLE)];
    const ordered = await admin.post(`${path()}/retry`, { reason: 'unreadable' });
    const { state, counts } = await ended(admin, ordered.body.id as string);
    expect([state, counts['accepted'], counts['quarantined']]).toEqual(['succeeded', 1, 1]);
    expect(await list()).toHaveLength(2);
  });

  it('are given up when nobody has decided for long, which is counted and told', async () => {
    const aging = amparo.app.get(DiscardAged, { strict: false });
    expect(await aging.discard()).toBe(0);
    const [old] = await list();
    await rows(
      `update sr_sync.quarantined_record set created_at = now() - interval '${MANY_DAYS} days' where id = '${old!.id}'`,
    );
    expect(await aging.discard()).toBe(1);
    const { body } = await admin.get(`${path()}/${old!.id}`);
    expect(body).toMatchObject({ state: 'discarded', moves: [{ reason: 'undecided_for_long' }] });
    expect(
      await rows(`select 1 from sr_sync.quarantined_record where id = '${old!.id}' and record_sealed is null`),
    ).toEqual([{ '?column?': 1 }]);
    const told = await rows(`select facts from audit.event where action = 'quarantine:discard'`);
    expect(told).toEqual([{ facts: { count: 1, days: 90 } }]);
    expect(await list()).toHaveLength(1);
  });

  it('are alone also where they make a whole page too large', async () => {
    const people = Array.from({ length: 7 }, (_, n) => person(`P${n}`, `N-10${n}`));
    stub.individuals = [...people, person('y'.repeat(6_000_000), 'N-200')];
    expect(await pull()).toMatchObject({ created: 7, quarantined: 1 });
    expect((await list()).filter(({ reason }) => reason === 'too_large')).toHaveLength(1);
  });
});
