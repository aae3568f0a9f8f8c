import type { ApiAnswer, ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { TestPeople } from '../support/people.js';

const typeOf = ({ status, body }: ApiAnswer): unknown => [status, body.type.replace('urn:amparo:registry:', '')];
const dayOf = (day: number): string => new Date(Date.UTC(2025, 0, day)).toISOString();

describe('the members of a group', () => {
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
  const add = (group: string, member: string, more: object = {}): Promise<ApiAnswer> =>
    admin.post(pathOf(group), { registrantId: people.handle(member), ...more });
  const patch = (group: string, membership: string, body: object, etag: string | null = '"1"'): Promise<ApiAnswer> =>
    admin.call('PATCH', `${pathOf(group)}/${membership}`, body, { 'if-match': etag });
  const listed = async (group: string, query = ''): Promise<Record<string, unknown>[]> =>
    (await admin.get(`${pathOf(group)}${query}`)).body.data as Record<string, unknown>[];
  const idsOf = (rows: readonly Record<string, unknown>[]): unknown[] => rows.map(({ registrantId }) => registrantId);

  it('are added with role, relationship and start, and shown by handles only', async () => {
    const [group, ana, ben] = [await people.group(), await people.individual(), await people.individual()];
    const head = await add(group, ana, { isHead: true, isRepresentative: true, startedAt: dayOf(3) });
    expect(head.status).toBe(201);
    expect(head.headers.get('etag')).toBe('"1"');
    expect(head.body).toEqual({
      id: expect.stringMatching(/^[\w-]{22}$/) as unknown,
      groupId: people.handle(group),
      registrantId: people.handle(ana),
      isHead: true,
      isRepresentative: true,
      relationship: 'head',
      startedAt: dayOf(3),
      endedAt: null,
      endReason: null,
      revision: 1,
    });
    const child = await add(group, ben, { relationship: 'child' });
    expect(await listed(group)).toEqual([head.body, child.body]);
    expect((await admin.get(`${pathOf(group)}/${child.body.id}`)).body).toEqual(child.body);
    const elsewhere = await amparo.api('registry_admin', { subject: 'clerk', organisation: 'bank' });
    expect((await elsewhere.get(`${pathOf(group)}/${child.body.id}`)).status).toBe(404);
  });

  it('are paged in a stable order', async () => {
    const members = await people.individuals(5);
    const group = await people.group(members.map((registrantId) => ({ registrantId })));
    const seen: unknown[] = [];
    let query = '?limit=2';
    while (query !== '') {
      const { body } = await admin.get(`${pathOf(group)}${query}`);
      seen.push(...idsOf(body.data as Record<string, unknown>[]));
      query = body.nextCursor === null ? '' : `?limit=2&cursor=${body.nextCursor}`;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(members.map((member) => people.handle(member))));
  });

  it('count as of an instant as they were then', async () => {
    const [group, ana, ben] = [await people.group(), await people.individual(), await people.individual()];
    const [ofAna, ofBen] = [people.handle(ana), people.handle(ben)];
    const first = await add(group, ana, { startedAt: dayOf(1), relationship: 'child' });
    await add(group, ben, { startedAt: dayOf(5), endedAt: dayOf(9) });
    await patch(group, first.body.id as string, { relationship: 'sibling', changedAt: dayOf(7) });
    const then = async (day: number) => listed(group, `?asOf=${dayOf(day)}`);
    expect(await then(0)).toEqual([]);
    expect(idsOf(await then(1))).toEqual([ofAna]);
    expect(idsOf(await then(5))).toEqual([ofAna, ofBen]);
    expect(await then(6)).toMatchObject([{ relationship: 'child', endedAt: dayOf(7) }, {}]);
    expect(await then(7)).toMatchObject([{ endedAt: dayOf(9) }, { relationship: 'sibling', endedAt: null }]);
    expect(idsOf(await then(9))).toEqual([ofAna]);
    expect(idsOf(await listed(group))).toEqual([ofAna]);
    expect(idsOf(await listed(group, '?ended=true'))).toEqual([ofAna, ofBen, ofAna]);
  });

  it('end at the instant told, with the reason, and do not count from then on', async () => {
    const [group, ana] = [await people.group(), await people.individual()];
    const { id } = (await add(group, ana, { startedAt: dayOf(2) })).body as { id: string };
    const end = (body: object) => admin.post(`${pathOf(group)}/${id}/end`, body);
    expect(typeOf(await end({ endedAt: dayOf(1) }))).toEqual([422, 'instant-unfit']);
    expect(typeOf(await end({ endedAt: new Date(Date.now() + 60_000).toISOString() }))).toEqual([422, 'instant-unfit']);
    const ended = await end({ endedAt: dayOf(4), reason: 'moved' });
    expect(ended.body).toMatchObject({ endedAt: dayOf(4), endReason: 'moved', revision: 2 });
    expect((await admin.get(`${pathOf(group)}/${id}`)).body).toEqual(ended.body);
    expect(idsOf(await listed(group, `?asOf=${dayOf(3)}`))).toHaveLength(1);
    expect(await listed(group, `?asOf=${dayOf(4)}`)).toEqual([]);
    expect(typeOf(await end({}))).toEqual([409, 'membership-ended']);
    expect(typeOf(await patch(group, id, { isHead: true }, '"2"'))).toEqual([409, 'membership-ended']);
    expect((await add(group, ana)).status).toBe(201); // who left may come again
  });

  it('change by ending the row and beginning the next, for whoever saw the row as it is', async () => {
    const [group, ana] = [await people.group(), await people.individual()];
    const before = (await add(group, ana, { startedAt: dayOf(2), relationship: 'spouse' })).body as { id: string };
    expect((await patch(group, before.id, { isHead: true }, null)).status).toBe(428);
    expect((await patch(group, before.id, { isHead: true }, '"7"')).status).toBe(412);
    expect((await patch(group, before.id, { relationship: 'spouse' })).body).toEqual(before);
    const after = await patch(group, before.id, { isHead: true, isRepresentative: true });
    expect(after.body).toMatchObject({ isHead: true, isRepresentative: true, relationship: 'head', revision: 1 });
    expect(after.body.id).not.toBe(before.id);
    const [was, is] = await listed(group, '?ended=true');
    expect(was).toMatchObject({ id: before.id, endReason: 'changed', endedAt: after.body.startedAt as string });
    expect(is).toEqual(after.body);
    expect((await patch(group, before.id, { isHead: false })).status).toBe(412);
  });

  it('hand the headship over in one step', async () => {
    const [group, ana, ben] = [await people.group(), await people.individual(), await people.individual()];
    const ofAna = await add(group, ana, { isHead: true, isRepresentative: true, startedAt: dayOf(1) });
    const ofBen = await add(group, ben, { relationship: 'child', startedAt: dayOf(5) });
    const makeHead = (id: unknown, body: object = {}) => admin.post(`${pathOf(group)}/${String(id)}/make-head`, body);
    expect(typeOf(await makeHead(ofBen.body.id, { changedAt: dayOf(4) }))).toEqual([422, 'instant-unfit']);
    const head = await makeHead(ofBen.body.id, { changedAt: dayOf(8), formerHeadRelationship: 'parent' });
    expect(head.body).toMatchObject({ registrantId: people.handle(ben), isHead: true, relationship: 'head' });
    expect((await makeHead(head.body.id)).body).toEqual(head.body);
    expect(await listed(group)).toMatchObject([
      { registrantId: people.handle(ben), isHead: true, isRepresentative: false, startedAt: dayOf(8) },
      { registrantId: people.handle(ana), isHead: false, isRepresentative: true, relationship: 'parent' },
    ]);
    const then = await listed(group, `?asOf=${dayOf(7)}`);
    expect(then.filter(({ isHead }) => isHead)).toMatchObject([{ id: ofAna.body.id as string, endedAt: dayOf(8) }]);
    expect(typeOf(await makeHead(ofBen.body.id))).toEqual([409, 'membership-ended']);
  });

  it('are refused by name where they cannot be', async () => {
    const [group, other, ana] = [await people.group(), await people.group(), await people.individual()];
    const [gone, erased] = [await people.individual(), await people.individual()];
    await people.rows(`update registry.registrant set status = 'disabled' where id = $1`, [gone]);
    await people.rows(`update registry.registrant set status = 'erased' where id = $1`, [erased]);
    expect(typeOf(await add(group, group))).toEqual([422, 'member-of-itself']);
    expect(typeOf(await add(group, other))).toEqual([422, 'not-an-individual']);
    expect(typeOf(await add(ana, gone))).toEqual([422, 'not-a-group']);
    expect(typeOf(await add(group, gone))).toEqual([409, 'registrant-not-active']);
    expect(typeOf(await add(group, erased))).toEqual([409, 'registrant-not-active']);
    const unknown = { registrantId: 'AAAAAAAAAAAAAAAAAAAAAA' };
    expect(typeOf(await admin.post(pathOf(group), unknown))).toEqual([422, 'unknown-registrant']);
    expect((await admin.post(`/v1/registrants/${unknown.registrantId}/members`, unknown)).status).toBe(422);
    expect((await admin.get(`/v1/registrants/${unknown.registrantId}/members`)).status).toBe(404);
    expect(typeOf(await admin.get(pathOf(ana)))).toEqual([422, 'not-a-group']);
    expect(typeOf(await add(group, ana, { relationship: 'head' }))).toEqual([422, 'relationship-unfit']);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    expect(typeOf(await add(group, ana, { startedAt: tomorrow }))).toEqual([422, 'instant-unfit']);
    expect(typeOf(await add(group, ana, { startedAt: dayOf(2), endedAt: dayOf(1) }))).toEqual([422, 'instant-unfit']);
    for (const bad of [{ startedAt: '2025-01-01' }, { isHead: 'yes' }, { relationship: 'cousin' }, { name: 'Amina' }])
      expect((await add(group, ana, bad)).status).toBe(400);
    for (const query of ['?asOf=2025-01-01', '?ended=perhaps', `?ended=true&asOf=${dayOf(1)}`, '?sort=head'])
      expect((await admin.get(`${pathOf(group)}${query}`)).status).toBe(400);
    await people.rows(`update registry.registrant set status = 'disabled' where id = $1`, [group]);
    expect(typeOf(await add(group, ana))).toEqual([409, 'registrant-not-active']);
    expect(
      await people.rows('select from registry.membership where registrant_id = any($1)', [[group, other]]),
    ).toEqual([]);
  });

  it('are nobody twice at a time, nor two heads, also in what is entered late', async () => {
    const [group, ana, ben] = [await people.group(), await people.individual(), await people.individual()];
    await add(group, ana, { startedAt: dayOf(10), endedAt: dayOf(20), isHead: true, isRepresentative: true });
    const during = { startedAt: dayOf(15), endedAt: dayOf(25) };
    expect(typeOf(await add(group, ana, during))).toEqual([409, 'membership-overlaps']);
    expect(typeOf(await add(group, ana, { startedAt: dayOf(1) }))).toEqual([409, 'membership-overlaps']);
    expect(typeOf(await add(group, ben, { ...during, isHead: true }))).toEqual([409, 'head-exists']);
    expect(typeOf(await add(group, ben, { ...during, isRepresentative: true }))).toEqual([
      409,
      'representative-exists',
    ]);
    expect((await add(group, ana, { startedAt: dayOf(20), endedAt: dayOf(22) })).status).toBe(201); // the end is no part of it
    const later = await add(group, ben, { startedAt: dayOf(12) });
    expect(later.status).toBe(201);
    const id = later.body.id as string;
    expect(typeOf(await patch(group, id, { isHead: true, changedAt: dayOf(19) }))).toEqual([409, 'head-exists']);
    expect((await patch(group, id, { isHead: true, changedAt: dayOf(20) })).status).toBe(200);
  });

  it('are nobody twice at a time when many enter it late at once, which no index refuses', async () => {
    const [group, ana] = [await people.group(), await people.individual()];
    const late = Array.from({ length: 20 }, (_, day) => ({ startedAt: dayOf(day + 1), endedAt: dayOf(day + 40) }));
    const answers = await Promise.all(late.map((period) => add(group, ana, period)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(19).fill(409)]);
    expect(await listed(group, '?ended=true')).toHaveLength(1);
  });

  it('are only for those whose grants reach the whole registry', async () => {
    const [group, ana] = [await people.group(), await people.individual()];
    await admin.post('/v1/programs', { code: 'NORTH', name: 'North', target: 'group' });
    const limited = await amparo.api('registry_admin', { programs: ['NORTH'], subject: 'limited' });
    expect((await limited.get(pathOf(group))).status).toBe(404);
    expect((await limited.post(pathOf(group), { registrantId: people.handle(ana) })).status).toBe(404);
    const officer = await amparo.api('data_protection_officer');
    expect((await officer.get(pathOf(group))).status).toBe(200);
    expect((await officer.post(pathOf(group), { registrantId: people.handle(ana) })).status).toBe(403);
    expect((await (await amparo.api('program_manager')).get(pathOf(group))).status).toBe(403);
  });
});
