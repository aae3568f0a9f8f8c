import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { ended } from '../support/registrants.js';
import { describeTold, home, ToldRegistry, type ToldHousehold } from '../support/told-registry.js';

type Row = Record<string, unknown>;
type Counts = Record<string, number>;

/** What a pull of all ten households and one person counts besides registrants. */
const STILL = {
  asked: 17,
  received: 41,
  groups: 10,
  individuals: 31,
  unidentified: 10,
  droppedFields: 0,
  quarantined: 0,
  knownMatches: 0,
  ended: 0,
  gone: 0,
};

describe('what a social registry changes', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let registry: ToldRegistry;
  let source: string;

  beforeAll(async () => {
    registry = await ToldRegistry.serve();
    amparo = await startTestApp({
      AMPARO_OUTBOUND_HOSTS: new URL(registry.url).host,
      AMPARO_GONE_REGISTRANTS: 'disable',
    });
    admin = await amparo.api('registry_admin');
    source = await describeTold(admin, registry);
  });
  afterAll(async () => {
    await amparo.close();
    registry.close();
  });

  const rows = (sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    connected(amparo.urls.data, async (client) => (await client.query<Row>(sql, [...values])).rows);
  const start = async (mode = 'full'): Promise<string> => {
    const { status, body } = await admin.post(`/v1/social-registries/${source}/sync-runs`, { mode });
    expect(status).toBe(202);
    return body.id as string;
  };
  const pull = async (mode = 'full'): Promise<Counts> => {
    const { state, counts } = await ended(admin, await start(mode));
    expect(state).toBe('succeeded');
    return counts;
  };
  /** Digest-free state of everything a pull writes. */
  const state = (): Promise<Row[]> =>
    rows(`
      select 'registrant' as what, id::text, kind, status, profile_version::text as rest from registry.registrant
      union all select 'membership', member_id::text, registrant_id::text, (ended_at is null)::text, is_head::text from registry.membership
      union all select 'contact', registrant_id::text, kind, status, id::text from registry.contact
      union all select 'link', registrant_id::text, encode(token, 'hex'), (gone_at is null)::text, '' from registry.source_link
      order by 1, 2, 3, 4, 5`);
  /** Rows of a registry table that were put down or changed since a transaction. */
  const writtenSince = async (transaction: string): Promise<number> => {
    const tables = ['registrant', 'source_link', 'membership', 'identifier', 'identifier_index', 'contact'];
    const counts = tables.map(
      (table) => `(select count(*) from registry.${table} where xmin::text::bigint > $1::bigint)`,
    );
    return (await rows(`select (${counts.join(' + ')})::int as n`, [transaction]))[0]!['n'] as number;
  };

  const many = (): ToldHousehold[] => Array.from({ length: 10 }, (_, n) => home(n));

  it('leaves the same household, imported three times, one group with the same members', async () => {
    registry.households = many();
    registry.alone = [{ name: 'Zoe', nationalId: 'N-Z' }];
    expect(await pull()).toMatchObject({ created: 41, groups: 10, knownMatches: 0, gone: 0 });
    const before = await state();
    for (let again = 0; again < 2; again++)
      expect(await pull()).toMatchObject({ unchanged: 41 + 20, gone: 0, ended: 0 });
    expect(await state()).toEqual(before);
    const heads = await rows('select count(*)::int as n from registry.membership where is_head and ended_at is null');
    expect(heads).toEqual([{ n: 10 }]);
    expect(await rows('select from registry.seen_link')).toEqual([]);
  });

  it('is written alone: an unchanged record costs no row', async () => {
    const [now] = await rows('select pg_current_xact_id()::text as id');
    await pull();
    expect(await writtenSince(now!['id'] as string)).toBe(0);
    registry.alone = [{ name: 'Zoe', nationalId: 'N-Z', birthdate: '1999-09-09' }];
    await pull();
    expect(await writtenSince(now!['id'] as string)).toBe(4); // registrant, link, identifier, its entry
    registry.alone = [{ name: 'Zoe', nationalId: 'N-Z' }];
    await pull();
  });

  it('replaces a phone, ends a member that left, and begins one that moved in', async () => {
    const [first, second, ...others] = many();
    const moved = first!.members[1]!;
    registry.households = [
      { ...first!, members: [{ ...first!.members[0]!, phone: '+5559999' }, first!.members[2]!] },
      { ...second!, members: [...second!.members, moved] },
      ...others,
    ];
    const phones = await rows('select id from registry.contact');
    expect(await pull()).toEqual({ ...STILL, updated: 3, unchanged: 58, ended: 1 });
    const now = await rows('select id from registry.contact');
    expect(now).toHaveLength(phones.length);
    expect(now.filter(({ id }) => phones.some((one) => one['id'] === id))).toHaveLength(phones.length - 1);
    const memberships = await rows(
      `select end_reason, ended_at is null as active from registry.membership m
        where exists (select from registry.membership o where o.member_id = m.member_id and o.ended_at is not null)
        order by active`,
    );
    expect(memberships).toEqual([
      { end_reason: 'left', active: false },
      { end_reason: null, active: true },
    ]);
    registry.households = many();
    await pull();
  });

  it('reflects a record that was deleted, deletes nothing of a person, and takes it back', async () => {
    const [gone, ...left] = many();
    registry.households = left;
    registry.alone = [];
    const people = await rows('select count(*)::int as n from registry.registrant');
    expect(await pull()).toMatchObject({ gone: 5, ended: 3, unchanged: 54 });
    expect(await rows('select count(*)::int as n from registry.registrant')).toEqual(people);
    const disabled = `select status_reason, count(*)::int as n from registry.registrant where status = 'disabled' group by 1`;
    expect(await rows(disabled)).toEqual([{ status_reason: 'gone_at_source', n: 5 }]);
    expect(await pull()).toMatchObject({ gone: 0 });
    registry.households = [...left, gone!];
    registry.alone = [{ name: 'Zoe', nationalId: 'N-Z' }];
    expect(await pull()).toMatchObject({ returned: 5, updated: 1, unchanged: 60 });
    expect(await rows(disabled)).toEqual([]);
    expect(await rows('select count(*)::int as n from registry.registrant')).toEqual(people);
    expect(await rows('select count(*)::int as n from registry.membership where ended_at is null')).toEqual([
      { n: 30 },
    ]);
  });

  it('does not take a record for deleted that cannot be taken in just now', async () => {
    registry.households = many().map((one, n) =>
      n === 3 ? { ...one, members: one.members.map((member) => ({ ...member, birthdate: 'unknown' })) } : one,
    );
    expect(await pull()).toMatchObject({ gone: 0, quarantined: 4 });
    registry.households = many();
    expect(await pull()).toMatchObject({ gone: 0, quarantined: 0, unchanged: 61 });
  });

  it('is not believed when too much is gone, unless somebody confirms it', async () => {
    const before = await state();
    registry.households = many().slice(0, 6);
    const id = await start();
    expect(await ended(admin, id)).toMatchObject({
      state: 'failed',
      problem: 'sr-sync:too-many-gone',
      counts: { missing: 16 },
    });
    expect(await state()).toEqual(before);
    const path = `/v1/social-registries/${source}/sync-runs`;
    const [run] = (await admin.get(path)).body.data as { id: string; operationId: string; missing: number }[];
    expect(run).toMatchObject({ operationId: id, state: 'held', missing: 16, gone: 0, completedAt: null });
    const confirmed = await admin.post(`${path}/${run!.id}/confirm-gone`, {});
    expect(confirmed.status).toBe(202);
    expect(await ended(admin, confirmed.body.id as string)).toMatchObject({
      state: 'succeeded',
      counts: { gone: 16, ended: 12 },
    });
    const done = (await admin.get(`${path}/${run!.id}`)).body as Row;
    expect(done).toMatchObject({ state: 'succeeded', problem: null, missing: 16, gone: 16, ended: 12 });
    expect(done['completedAt']).not.toBeNull();
    expect(await rows('select from registry.missing_link union all select from registry.seen_link')).toEqual([]);
    expect((await admin.post(`${path}/${run!.id}/confirm-gone`, {})).body).toMatchObject({
      status: 409,
      type: 'urn:amparo:sr-sync:nothing-to-confirm',
    });
    registry.households = many();
    expect(await pull()).toMatchObject({ returned: 16, updated: 4, unchanged: 57 });
  });

  it('did not fail when nobody confirms it: it stays unconfirmed when a later run begins, and no link has ended', async () => {
    const before = await state();
    registry.households = many().slice(0, 6);
    await ended(admin, await start());
    registry.households = many();
    await pull();
    const path = `/v1/social-registries/${source}/sync-runs`;
    const [last, held] = (await admin.get(`${path}?limit=2`)).body.data as Row[];
    expect(last).toMatchObject({ state: 'succeeded', missing: 0 });
    expect(held).toMatchObject({ state: 'unconfirmed', problem: 'sr-sync:too-many-gone', missing: 16, gone: 0 });
    expect(await state()).toEqual(before);
    expect((await admin.post(`${path}/${held!['id']}/confirm-gone`, {})).status).toBe(409);
  });
});
