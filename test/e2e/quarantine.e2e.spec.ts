import { newId } from '#platform/ids/ids.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { ended } from '../support/registrants.js';
import { describeTold, ToldRegistry } from '../support/told-registry.js';

type Row = Record<string, unknown>;
interface Case {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly rule: string;
  readonly pointer: string;
  readonly attempts: number;
  readonly candidates: { registrantId: string }[];
}

describe('records that were set aside', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let registry: ToldRegistry;
  let source: string;
  const known: string[] = [];

  beforeAll(async () => {
    registry = await ToldRegistry.serve();
    amparo = await startTestApp({ AMPARO_OUTBOUND_HOSTS: new URL(registry.url).host });
    admin = await amparo.api('registry_admin');
    source = await describeTold(admin, registry);
    for (const [idType, value] of [
      ['national_id', 'N-1'],
      ['voter_card', 'V-2'],
      ['national_id', 'N-7'],
      ['voter_card', 'V-8'],
    ]) {
      const body = { kind: 'individual', identifiers: [{ idType, value }], attributes: { given_name: 'Known' } };
      const made = await admin.post('/v1/registrants', body);
      expect(made.status).toBe(201);
      known.push(made.body.id as string);
    }
  });
  afterAll(async () => {
    await amparo.close();
    registry.close();
  });

  const rows = (sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    connected(amparo.urls.data, async (client) => (await client.query<Row>(sql, [...values])).rows);
  const workKeys = (): Promise<Row[]> =>
    connected(
      amparo.urls.keys,
      async (client) => (await client.query<Row>(`select id from keys.work_key where kind = 'quarantine'`)).rows,
    );
  const pull = async (): Promise<Record<string, number>> => {
    const { body } = await admin.post(`/v1/social-registries/${source}/sync-runs`, { mode: 'full' });
    const { state, counts } = await ended(admin, body.id as string);
    expect(state).toBe('succeeded');
    return counts;
  };
  const path = (): string => `/v1/social-registries/${source}/quarantine`;
  const list = async (query = 'state=quarantined'): Promise<Case[]> =>
    (await admin.get(`${path()}?${query}`)).body.data as Case[];
  const retry = (id: string, body: object = {}): Promise<ApiAnswer> => admin.post(`${path()}/${id}/retry`, body);
  /** Tried again, and what became of it. */
  const retried = async (id: string, body: object = {}): Promise<unknown> => {
    const { status, body: operation } = await retry(id, body);
    expect(status).toBe(202);
    expect(await ended(admin, operation.id as string)).toMatchObject({ state: 'succeeded' });
    return (await admin.get(`${path()}/${id}`)).body;
  };
  const linkedTo = async (): Promise<number> =>
    (await rows('select count(*)::int as n from registry.source_link where source_id = $1', [source]))[0]![
      'n'
    ] as number;

  it('are alone: what matches two people or is malformed stays out, and the rest of its page comes in', async () => {
    registry.alone = [
      { name: 'Ana', nationalId: 'N-3' },
      { name: 'Ben', nationalId: 'N-1', voterCard: 'V-2' },
      { name: 'Cleo', nationalId: 'N-4', birthdate: '1990-99-99' },
      { name: 'Dan', nationalId: 'bad one' },
      { name: 'Eva', nationalId: 'N-5' },
    ];
    expect(await pull()).toMatchObject({ created: 2, quarantined: 3 });
    const found = await list();
    expect(found.map(({ reason, pointer }) => [reason, pointer]).toSorted()).toEqual([
      ['ambiguous', '#'],
      ['rule_broken', '#/birthdate'],
      ['rule_broken', '#/regIds/0/value'],
    ]);
    const [doubtful] = await list('state=quarantined&reason=ambiguous');
    expect(doubtful!.candidates.map(({ registrantId }) => registrantId).toSorted()).toEqual(
      known.slice(0, 2).toSorted(),
    );
    expect(JSON.stringify(found)).not.toMatch(/Ana|Ben|Cleo|Dan|Eva|N-\d|V-\d|bad one|1990/);
  });

  it('are one case each, however often they are met, and page in a stable order', async () => {
    const before = await list();
    expect(await pull()).toMatchObject({ quarantined: 3, unchanged: 2 });
    expect(await list()).toEqual(before);
    const first = await admin.get(`${path()}?limit=2`);
    const rest = await admin.get(`${path()}?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.data, ...rest.body.data]).toEqual(before);
  });

  it('are sealed under a key of their run', async () => {
    const sealed = await rows('select record_sealed from sr_sync.quarantined_record');
    expect(sealed).toHaveLength(3);
    for (const { record_sealed: bytes } of sealed) expect((bytes as Buffer).toString('latin1')).not.toMatch(/Ben|N-1/);
    expect(await workKeys()).toHaveLength(1);
  });

  it('are tried again by what is declared then, and set aside again if that does not help', async () => {
    const [bad] = (await list()).filter(({ pointer }) => pointer === '#/regIds/0/value');
    expect(await retried(bad!.id)).toMatchObject({ state: 'quarantined', attempts: 1, moves: [] });
    const idType = (await admin.get('/v1/id-types')).body.data.find(
      (one: { code: string }) => one.code === 'national_id',
    );
    const change = { pattern: '[A-Za-z0-9 -]{2,20}' };
    const changed = await admin.call('PATCH', `/v1/id-types/${idType.id}`, change, {
      'if-match': `"${idType.revision}"`,
    });
    expect(changed.status).toBe(200);
    const links = await linkedTo();
    expect(await retried(bad!.id)).toMatchObject({
      state: 'accepted',
      moves: [{ from: 'quarantined', to: 'accepted', reason: 'retried' }],
    });
    expect(await linkedTo()).toBe(links + 1);
    expect(await rows('select record_sealed from sr_sync.quarantined_record where id = $1', [bad!.id])).toEqual([
      { record_sealed: null },
    ]);
    expect((await retry(bad!.id)).body).toMatchObject({ status: 409, type: 'urn:amparo:platform:move-not-allowed' });
  });

  it('are the candidate that somebody names, and no other', async () => {
    const [doubtful] = await list('state=quarantined&reason=ambiguous');
    expect(await retried(doubtful!.id)).toMatchObject({ state: 'quarantined', reason: 'ambiguous' });
    const wrong = await retry(doubtful!.id, { candidate: known[3] });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ pointer: '#/candidate' }] });
    expect((await retry(doubtful!.id, { candidate: known[1], isNew: true })).status).toBe(422);
    expect(await retried(doubtful!.id, { candidate: known[1] })).toMatchObject({ state: 'accepted' });
    expect(await pull()).toMatchObject({ unchanged: 4, quarantined: 1 });
    const lookup = (idType: string, value: string): Promise<ApiAnswer> =>
      admin.post('/v1/registrants/lookup', { idType, value });
    expect((await lookup('national_id', 'N-1')).body.data).toHaveLength(2);
  });

  it('are an entry of their own where somebody says so', async () => {
    registry.alone = [...registry.alone, { name: 'Gus', nationalId: 'N-7', voterCard: 'V-8' }];
    await pull();
    const [doubtful] = await list('state=quarantined&reason=ambiguous');
    expect(await retried(doubtful!.id, { isNew: true })).toMatchObject({ state: 'accepted' });
    expect(await pull()).toMatchObject({ unchanged: 5, quarantined: 1 });
  });

  it('are given up for a reason', async () => {
    const [malformed] = await list();
    expect((await admin.post(`${path()}/${malformed!.id}/discard`, { reason: 'because' })).status).toBe(400);
    const discarded = await admin.post(`${path()}/${malformed!.id}/discard`, { reason: 'entered_in_error' });
    expect(discarded.body).toMatchObject({ state: 'discarded', moves: [{ reason: 'entered_in_error' }] });
    expect((await admin.get(`${path()}/${malformed!.id}`)).body).toEqual(discarded.body);
    expect(await list()).toEqual([]);
    const left = await rows('select record_sealed from sr_sync.quarantined_record where record_sealed is not null');
    expect(left).toEqual([]);
  });

  it('are superseded when the source tells them otherwise', async () => {
    expect(await pull()).toMatchObject({ quarantined: 1 }); // the source tells it still: a case anew
    registry.alone = registry.alone.map((one) => (one.name === 'Cleo' ? { ...one, birthdate: '1990-09-09' } : one));
    expect(await pull()).toMatchObject({ created: 1, quarantined: 0 });
    expect(await list()).toEqual([]);
    expect(await list('state=superseded')).toHaveLength(1);
    expect(await workKeys()).toEqual([]);
  });

  it('are tried again all at once, by reason, as an operation', async () => {
    registry.alone = [...registry.alone, { name: 'Hal', nationalId: 'N_1' }, { name: 'Ida', nationalId: 'N_2' }];
    registry.alone = [...registry.alone, { name: 'Jon', nationalId: 'N-9', birthdate: 'x' }];
    expect(await pull()).toMatchObject({ quarantined: 3 });
    await rows(`update registry.id_type set pattern = '[A-Z0-9a-z _-]{2,20}', revision = revision + 1`);
    const ordered = await admin.post(`${path()}/retry`, {});
    expect(ordered.status).toBe(202);
    expect(await ended(admin, ordered.body.id as string)).toMatchObject({
      state: 'succeeded',
      counts: { accepted: 2, quarantined: 1 },
    });
    expect(await list()).toMatchObject([{ reason: 'rule_broken', attempts: 1 }]);
  });

  it('are not there for who may not know of them', async () => {
    const [one] = await list('limit=1');
    expect((await admin.get(`/v1/social-registries/${newId()}/quarantine/${one!.id}`)).status).toBe(404);
    expect((await admin.get(`${path()}/${newId()}`)).status).toBe(404);
    const worker = await amparo.api('case_worker');
    expect((await worker.get(path())).status).toBe(403);
  });
});
