import { AbsorbRecords } from '#registry';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { newId } from '#platform/ids/ids.js';
import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connectedAs } from '../support/database.js';
import { TestPeople } from '../support/people.js';
import { individual } from '../support/registrants.js';

const ROLES = [
  ['isHead', 'is_head', 'head-exists'],
  ['isRepresentative', 'is_representative', 'representative-exists'],
] as const;
const statusesOf = (answers: readonly ApiAnswer[]): number[] => answers.map(({ status }) => status).toSorted();

describe.each(ROLES)('a second active member with %s', (role, column, refusal) => {
  let amparo: TestApp;
  let admin: ApiClient;
  let people: TestPeople;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('registry_admin');
    people = new TestPeople(amparo);
  });
  afterAll(() => amparo.close());

  const pathOf = (group: string): string => `/v1/registrants/${people.handle(group)}/members`;
  const add = (group: string, member: string, body: object = {}): Promise<ApiAnswer> =>
    admin.post(pathOf(group), { registrantId: people.handle(member), ...body });
  const patch = (group: string, id: string, body: object): Promise<ApiAnswer> =>
    admin.call('PATCH', `${pathOf(group)}/${id}`, body, { 'if-match': '"1"' });
  const holders = (group: string) =>
    people.rows(
      `select member_id from registry.membership where registrant_id = $1 and ${column} and ended_at is null`,
      [group],
    );
  /** A group with one who has the role, and the membership of another who has not. */
  const group = async (): Promise<{ id: string; holder: string; other: string; membership: string }> => {
    const [holder, other] = (await people.individuals(2)) as [string, string];
    const id = await people.group([{ registrantId: holder, [role]: true }, { registrantId: other }]);
    const members = (await admin.get(pathOf(id))).body.data as { id: string; registrantId: string }[];
    const membership = members.find(({ registrantId }) => registrantId === people.handle(other))!.id;
    return { id, holder, other, membership };
  };

  it('is refused when one is added or changed', async () => {
    const { id, holder, membership } = await group();
    const added = await add(id, await people.individual(), { [role]: true });
    expect([added.status, added.body.type]).toEqual([409, `urn:amparo:registry:${refusal}`]);
    const patched = await patch(id, membership, { [role]: true });
    expect([patched.status, patched.body.type]).toEqual([409, `urn:amparo:registry:${refusal}`]);
    expect(await holders(id)).toEqual([{ member_id: holder }]);
  });

  it('is refused when a group is registered with two', async () => {
    const members = (await people.individuals(2)).map((id) => ({ registrantId: people.handle(id), [role]: true }));
    const registered = await admin.post('/v1/registrants', { kind: 'group', members });
    expect([registered.status, registered.body.errors]).toEqual([
      422,
      [{ pointer: '#/members', message: `${role} must be true of one at most` }],
    ]);
  });

  it('is refused to all but one of twenty who ask at once', async () => {
    const id = await people.group();
    const members = await people.individuals(20);
    expect(statusesOf(await Promise.all(members.map((member) => add(id, member, { [role]: true }))))).toEqual([
      201,
      ...Array<number>(19).fill(409),
    ]);
    expect(await holders(id)).toHaveLength(1);
  });

  it('is refused to all but one of twenty members who are changed at once', async () => {
    const members = await people.individuals(20);
    const id = await people.group(members.map((registrantId) => ({ registrantId })));
    const ids = ((await admin.get(`${pathOf(id)}?limit=200`)).body.data as { id: string }[]).map((one) => one.id);
    const answers = await Promise.all(ids.map((membership) => patch(id, membership, { [role]: true })));
    expect(statusesOf(answers)).toEqual([200, ...Array<number>(19).fill(409)]);
    expect(await holders(id)).toHaveLength(1);
  });

  it('is refused to a record that comes with two, and nothing of the batch is kept', async () => {
    const corridor = amparo.app.get(AbsorbRecords, { strict: false });
    const source = newId();
    const member = (name: string) => {
      const { kind: _, ...person } = individual({ link: ['n', name] });
      return { ...person, isHead: false, [role]: true, memberKey: name };
    };
    const record = {
      ...individual(),
      kind: 'group' as const,
      link: ['h', newId()],
      members: ['ana', 'ben'].map(member),
    };
    const batch = await corridor.seal(source, [record]);
    const write = amparo.app.get(UnitOfWork, { strict: false }).run(() => corridor.write(batch));
    await expect(write).rejects.toMatchObject({
      constraint: `membership_one_${role === 'isHead' ? 'head' : 'representative'}`,
    });
    expect(await people.rows('select from registry.source_link where source_id = $1', [source])).toEqual([]);
  });

  it('is refused to SQL by hand, as the application as well as the worker', async () => {
    const { id, other } = await group();
    const statements = [
      `update registry.membership set ${column} = true where registrant_id = $1 and member_id = $2`,
      `insert into registry.membership (id, registrant_id, member_id, ${column}, started_at)
       select gen_random_uuid(), $1, gen_random_uuid(), true, now() where $2::uuid is not null`,
    ];
    for (const url of [amparo.urls.data, amparo.urls.worker])
      for (const statement of statements)
        await expect(connectedAs(url, (client) => client.query(statement, [id, other]))).rejects.toThrow(
          /membership_one_(head|representative)/,
        );
    expect(await holders(id)).toHaveLength(1);
  });

  it('is nobody while the corridor and the API change one group at once', async () => {
    const { id, holder, other, membership } = await group();
    const members = [
      { registrantId: holder, isHead: false },
      { registrantId: other, isHead: false, [role]: true },
    ];
    await Promise.all([
      people.rewriteGroup(id, 2, members),
      patch(id, membership, { relationship: 'sibling' }),
      add(id, await people.individual(), { [role]: true }),
    ]);
    expect(await holders(id)).toHaveLength(1);
    const broken = await people.rows(
      `select from registry.membership a join registry.membership b using (registrant_id, member_id)
        where registrant_id = $1 and a.id < b.id
          and tstzrange(a.started_at, a.ended_at) && tstzrange(b.started_at, b.ended_at)`,
      [id],
    );
    expect(broken).toEqual([]);
  });
});

describe('handing over the headship', () => {
  it('by twenty at once leaves one head, and no instant without or with two', async () => {
    const amparo = await startTestApp();
    try {
      const people = new TestPeople(amparo);
      const admin = await amparo.api('registry_admin');
      const members = await people.individuals(20);
      const id = await people.group(members.map((registrantId, index) => ({ registrantId, isHead: index === 0 })));
      const path = `/v1/registrants/${people.handle(id)}/members`;
      const listed = (await admin.get(`${path}?limit=200`)).body.data as { id: string }[];
      const answers = await Promise.all(listed.map((one) => admin.post(`${path}/${one.id}/make-head`, {})));
      expect(answers.map(({ status }) => status).filter((status) => ![200, 409].includes(status))).toEqual([]);
      const heads = await people.rows(
        `select started_at, ended_at, lead(started_at) over (order by started_at, ended_at nulls last) as next
           from registry.membership where registrant_id = $1 and is_head order by started_at, ended_at nulls last`,
        [id],
      );
      expect(heads.length).toBeGreaterThan(2);
      for (const { ended_at, next } of heads) expect(ended_at).toEqual(next);
    } finally {
      await amparo.close();
    }
  });
});
