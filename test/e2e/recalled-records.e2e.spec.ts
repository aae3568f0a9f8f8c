import { WorkerPool } from '#platform/workers/worker-pool.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Corridor } from '../support/corridor.js';
import { entriesOf } from '../support/imports.js';
import { ended } from '../support/registrants.js';
import { describeTold, ToldRegistry, type ToldHousehold, type ToldPerson } from '../support/told-registry.js';

type Counts = Record<string, number>;

/** An application that pulls from the registry. One that forgets reads every record of every pull. */
class Puller {
  readonly corridor: Corridor;

  private constructor(
    readonly amparo: TestApp,
    readonly admin: ApiClient,
    readonly source: string,
    private readonly forgets: boolean,
  ) {
    this.corridor = new Corridor(amparo);
  }

  static async start(registry: ToldRegistry, forgets: boolean): Promise<Puller> {
    const amparo = await startTestApp({ AMPARO_GONE_REGISTRANTS: 'disable', AMPARO_MOST_GONE_PERCENT: '100' });
    const admin = await amparo.api('registry_admin');
    return new Puller(amparo, admin, await describeTold(admin, registry), forgets);
  }

  /** A full pull: what it counted, and how many records it recalled. */
  async pull(): Promise<{ readonly counts: Counts; readonly recalled: number }> {
    if (this.forgets) await this.corridor.rows('truncate registry.told_page');
    const run = jest.spyOn(this.amparo.app.get(WorkerPool, { strict: false }), 'run');
    const { body } = await this.admin.post(`/v1/social-registries/${this.source}/sync-runs`, { mode: 'full' });
    const { state, counts } = await ended(this.admin, body.id as string);
    expect(state).toBe('succeeded');
    const answers = (await Promise.all(run.mock.results.map(({ value }) => value as unknown))) as object[];
    run.mockRestore();
    const recalled = answers.map((one) => ('known' in one ? (one.known as { recalled: number }).recalled : 0));
    return { counts, recalled: recalled.reduce((sum, one) => sum + one, 0) };
  }

  /** Everybody on file, opened, and what stands around them; without any id. */
  async state(): Promise<string[]> {
    const people = await this.corridor.rows(
      `select r.id, r.kind, r.status, r.profile_version as version, l.gone_at is not null as gone,
              (select count(*)::int from registry.contact c where c.registrant_id = r.id) as phones,
              (select count(*)::int from registry.identifier i where i.registrant_id = r.id) as identifiers,
              (select count(*)::int from registry.membership m where m.registrant_id = r.id) as memberships
         from registry.registrant r left join registry.source_link l on l.registrant_id = r.id`,
    );
    const opened = await this.corridor.opened(people.map(({ id }) => id as string));
    return people
      .map(({ id, ...rest }) => {
        const { attributes, members } = opened.get(id as string) ?? { attributes: {}, members: [] };
        const told = members.map((one) => ({ isHead: one.isHead, is: opened.get(one.registrantId)?.attributes }));
        return JSON.stringify({ ...rest, attributes, members: told.map((one) => JSON.stringify(one)).toSorted() });
      })
      .toSorted();
  }

  async change(card: string, attributes: object): Promise<void> {
    const path = `/v1/registrants/${await this.handleOf(card)}`;
    const etag = (await this.admin.get(path)).headers.get('etag')!;
    expect((await this.admin.patch(path, { attributes }, etag)).status).toBe(200);
  }

  async erase(card: string): Promise<void> {
    const path = `/v1/registrants/${await this.handleOf(card)}/erase`;
    const officer = await this.amparo.api('data_protection_officer', { subject: 'admin' });
    expect((await officer.post(path, { reason: 'requested' })).status).toBe(200);
  }

  async patch(path: string, change: object): Promise<void> {
    const etag = (await this.admin.get(path)).headers.get('etag')!;
    expect((await this.admin.patch(path, change, etag)).status).toBe(200);
  }

  private async handleOf(card: string): Promise<string> {
    return (await entriesOf(this.admin, 'national_id', card))[0]!.id;
  }
}

describe('records of which the same bytes were read before', () => {
  let registry: ToldRegistry;
  let pullers: readonly [remembering: Puller, forgetting: Puller];

  beforeAll(async () => {
    registry = await ToldRegistry.serve();
    pullers = [await Puller.start(registry, false), await Puller.start(registry, true)];
  });
  afterAll(async () => {
    for (const { amparo } of pullers) await amparo.close();
    registry.close();
  });

  const home = (n: number, change: Partial<ToldHousehold> = {}): ToldHousehold => ({
    id: `HH-${n}`,
    members: [
      { name: `Ana ${n}`, nationalId: `N-${n}1`, birthdate: '1980-01-01', phone: `+5550000${n}1` },
      { name: `Ben ${n}`, nationalId: `N-${n}2`, birthdate: '1982-02-02' },
      { name: `Cleo ${n}`, birthdate: '2015-05-05' },
    ],
    ...change,
  });
  const many = (count = 10): ToldHousehold[] => Array.from({ length: count }, (_, n) => home(n));
  const ZOE: ToldPerson = { name: 'Zoe', nationalId: 'N-Z' };
  /** Ten groups, and of their thirty members and Zoe those who have an identifier. */
  const ALL = 10 + 21;
  const tell = (households: readonly ToldHousehold[], alone: readonly ToldPerson[] = [ZOE]): void => {
    [registry.households, registry.alone] = [households, alone];
  };
  const both = async (change: (puller: Puller) => Promise<unknown>): Promise<void> => {
    for (const puller of pullers) await change(puller);
  };
  /** Both pull: they count the same, and end the same. How many records the one recalled that remembers, and the counts. */
  const pull = async (): Promise<Counts> => {
    const [one, other] = [await pullers[0].pull(), await pullers[1].pull()];
    expect(one.counts).toEqual(other.counts);
    expect(await pullers[0].state()).toEqual(await pullers[1].state());
    expect(other.recalled).toBe(0);
    return { ...one.counts, recalled: one.recalled };
  };
  const remembered = async (): Promise<number> => {
    const [sum] = await pullers[0].corridor.rows(
      'select coalesce(sum(length(records)), 0)::int as n from registry.told_page',
    );
    return sum!['n'] as number;
  };

  it('are not read again, and stand as they are', async () => {
    tell(many());
    expect(await pull()).toMatchObject({ created: 41, recalled: 0 });
    expect(await pull()).toMatchObject({ unchanged: 61, recalled: ALL });
    expect(await pull()).toMatchObject({ unchanged: 61, recalled: ALL });
  });

  it('are read where they changed, and beside them nothing is', async () => {
    tell(many().map((one, n) => (n === 4 ? home(n, { members: [{ ...one.members[0]!, phone: '+5559999' }] }) : one)));
    // the household, its head; who left it and had an identifier is told of by nobody now
    expect(await pull()).toMatchObject({ updated: 2, ended: 2, recalled: ALL - 3 });
    tell(many());
    expect(await pull()).toMatchObject({ recalled: ALL - 3 });
    expect(await pull()).toMatchObject({ unchanged: 61, recalled: ALL });
  });

  it('are recalled where they stand elsewhere in the list than before', async () => {
    const more = Array.from({ length: 4 }, (_, n) => home(20 + n));
    tell([...more, ...many()]);
    const { recalled } = await pull();
    expect(recalled).toBeGreaterThan(ALL / 2);
    tell(many().slice(2));
    expect((await pull())['recalled']).toBeGreaterThan(ALL / 2);
    tell(many());
    await pull();
    expect(await pull()).toMatchObject({ gone: 0, recalled: ALL });
  });

  it('are gone when nobody tells of them, and come back', async () => {
    const [, ...left] = many();
    tell(left, []);
    expect(await pull()).toMatchObject({ gone: 5, ended: 3 });
    tell(many());
    expect(await pull()).toMatchObject({ returned: 5 });
    expect(await pull()).toMatchObject({ unchanged: 61, recalled: ALL });
  });

  it('of a member who moved change both households', async () => {
    const [first, second, ...others] = many();
    const moved = first!.members[1]!;
    const households = [
      home(0, { members: [first!.members[0]!, first!.members[2]!] }),
      home(1, { members: [...second!.members, moved] }),
    ];
    tell([...households, ...others]);
    expect(await pull()).toMatchObject({ updated: 2, ended: 1, recalled: ALL - 2 });
    tell(many());
    expect(await pull()).toMatchObject({ updated: 2, ended: 1 });
  });

  it('of a household told thrice, and of somebody told otherwise in it than alone, come to the same', async () => {
    const otherwise = home(3, { members: [{ ...home(3).members[0]!, birthdate: '1981-01-01' }] });
    tell([...many(), home(0), home(0), otherwise]);
    await pull();
    await pull();
    tell(many());
    await pull();
    expect(await pull()).toMatchObject({ unchanged: 61, recalled: ALL });
  });

  it('do not hide what was changed by hand', async () => {
    await both((puller) => puller.change('N-21', { given_name: 'Anna' }));
    await pull();
    await pull();
  });

  it('are read anew when they were set aside, and not remembered', async () => {
    const spoilt = home(5, {
      members: [{ ...home(5).members[0]!, birthdate: 'unknown' }, ...home(5).members.slice(1)],
    });
    tell(many().map((one, n) => (n === 5 ? spoilt : one)));
    expect(await pull()).toMatchObject({ quarantined: 2, gone: 0, recalled: ALL - 2 });
    expect(await pull()).toMatchObject({ quarantined: 2, gone: 0, recalled: ALL - 2 });
    tell(many());
    expect(await pull()).toMatchObject({ quarantined: 0 });
  });

  it('are read anew when their source is mapped otherwise', async () => {
    await both(async (puller) => {
      const path = `/v1/social-registries/${puller.source}`;
      const { mapping } = (await puller.admin.get(path)).body as { mapping: object };
      await puller.patch(path, { mapping: { ...mapping, phones: false } });
    });
    expect(await pull()).toMatchObject({ recalled: 0, updated: 10, droppedFields: 20 });
    expect(await pull()).toMatchObject({ recalled: ALL, updated: 0, droppedFields: 20 });
  });

  it('are read anew when something else is declared', async () => {
    await both(async (puller) => {
      const { data } = (await puller.admin.get('/v1/attributes')).body as { data: { id: string; key: string }[] };
      await puller.patch(`/v1/attributes/${data.find(({ key }) => key === 'birth_date')!.id}`, { active: false });
    });
    expect(await pull()).toMatchObject({ recalled: 0, updated: 30 });
    expect(await pull()).toMatchObject({ recalled: ALL, updated: 0 });
  });

  it('are forgotten with whom they were about', async () => {
    const before = await remembered();
    await both((puller) => puller.erase('N-71'));
    expect(await remembered()).toBeLessThan(before);
    await pull();
    await pull();
  });

  it('are remembered once at most, whatever the pages', async () => {
    await both((puller) => puller.patch(`/v1/social-registries/${puller.source}`, { pageSize: 4 }));
    await pull();
    const bytes = await remembered();
    await pull();
    expect(await remembered()).toBe(bytes);
    const runs = await pullers[0].corridor.rows('select distinct run_id from registry.told_page');
    expect(runs).toHaveLength(1);
  });
});
