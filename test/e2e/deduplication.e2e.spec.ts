import { startTestApp, type TestApp } from '../support/app.js';
import { DuplicatesDesk, unique } from '../support/deduplication.js';

describe('a program that looks for duplicates', () => {
  let amparo: TestApp;
  let desk: DuplicatesDesk;

  beforeAll(async () => {
    amparo = await startTestApp();
    desk = await DuplicatesDesk.open(amparo);
  });
  afterAll(() => amparo.close());

  it('finds groups whose members hold the same identifier of one type, in one cluster (behaviour 28)', async () => {
    const program = await desk.program('HOUSES', { members: true }, 'group');
    const value = unique('N');
    const [ana, anna] = [await desk.holding('national_id', value), await desk.holding('national_id', value)];
    const other = await desk.holding('voter_card', value); // the same value under another type
    const groups: string[] = [];
    for (const member of [ana, anna, other]) groups.push(await desk.people.group([{ registrantId: member }]));
    await desk.enrol(program, groups);
    expect((await desk.run(program)).counts).toMatchObject({ compared: 3, people: 2, opened: 1, held: 2 });
    expect(await desk.clusters(program)).toEqual([groups.slice(0, 2).toSorted()]);
    const { body } = await desk.theCluster(program);
    expect(body.matches).toEqual([
      expect.objectContaining({ criterion: 'identifier', code: 'national_id', throughMembers: true, dismissed: false }),
    ]);
    expect(JSON.stringify(body)).not.toContain(value);
  });

  it('finds groups that share a member, where it asks for members', async () => {
    const program = await desk.program('SHARED', { members: true, identifiers: 'none' }, 'group');
    const without = await desk.program('UNSHARED', {}, 'group');
    const member = await desk.register({});
    const groups = [
      await desk.people.group([{ registrantId: member }]),
      await desk.people.group([{ registrantId: member }]),
    ];
    for (const one of [program, without]) await desk.enrol(one, groups);
    expect((await desk.run(without)).counts).toMatchObject({ people: 0 });
    expect((await desk.run(program)).counts).toMatchObject({ people: 2 });
    expect((await desk.theCluster(program)).body.matches).toEqual([
      expect.objectContaining({ criterion: 'member', code: null }),
    ]);
  });

  it('finds none by what is expired, invalid or disabled (behaviour 29)', async () => {
    const program = await desk.program('EXPIRED', { contacts: ['phone'] });
    const [expired, invalid, phone] = [unique('E'), unique('I'), `+2547${String(Date.now()).slice(-8)}`];
    const contacts = [{ kind: 'phone', value: phone }];
    const ids = [
      await desk.holding('national_id', expired, { expiresOn: '2020-01-31' }),
      await desk.holding('national_id', expired),
      await desk.holding('national_id', invalid),
      await desk.holding('national_id', invalid),
      await desk.register({ contacts }),
      await desk.register({ contacts }),
    ];
    await desk.enrol(program, ids);
    await desk.people.rows(`update registry.identifier set status = 'invalid' where registrant_id = $1`, [ids[2]]);
    await desk.people.rows(`update registry.contact set status = 'invalid' where registrant_id = $1`, [ids[4]]);
    expect((await desk.run(program)).counts).toMatchObject({ people: 0 });
    await desk.people.rows(`update registry.contact set status = 'valid' where registrant_id = $1`, [ids[4]]);
    await desk.run(program);
    expect(await desk.clusters(program)).toEqual([ids.slice(4).toSorted()]);
    await desk.people.rows(`update registry.registrant set status = 'disabled' where id = $1`, [ids[5]]);
    expect((await desk.run(program)).counts).toMatchObject({ people: 0, closed: 1, restored: 2 });
    expect(new Set(Object.values(await desk.states(program)))).toEqual(new Set(['enrolled']));
  });

  it('finds by the criteria it names, drafts and those who wait too', async () => {
    const program = await desk.program('CRITERIA', { identifiers: 'functional', paymentAccounts: ['bank'] });
    const ids = await desk.sameId(program);
    const card = unique('V');
    const account = unique('ACC');
    const paymentAccounts = [{ kind: 'bank', value: account }];
    const more = [
      await desk.holding('voter_card', card),
      await desk.holding('voter_card', card),
      await desk.register({ paymentAccounts }),
      await desk.register({ paymentAccounts }),
    ];
    await desk.enrol(program, more.slice(0, 1), 'draft');
    await desk.enrol(program, more.slice(1, 2), 'waitlisted');
    await desk.enrol(program, more.slice(2, 3), 'paused');
    await desk.enrol(program, more.slice(3, 4), 'not_eligible');
    await desk.run(program);
    expect(await desk.clusters(program)).toEqual([more.slice(0, 2).toSorted(), more.slice(2).toSorted()].toSorted());
    const states = await desk.states(program);
    expect(ids.map((id) => states[id])).toEqual(['enrolled', 'enrolled']);
    expect(more.map((id) => states[id])).toEqual(Array(4).fill('duplicated'));
  });

  it('stops when it finds too many of one, or too much of the program', async () => {
    const program = await desk.program('BREAKER', { mostOthers: 2, mostPercent: 50 });
    await desk.sameId(program, Array<string>(4).fill('enrolled'));
    expect(await desk.run(program)).toMatchObject({ state: 'failed', problem: 'programs:too-many-duplicates-of-one' });
    await desk.manager.patch(`/v1/programs/${program}/deduplication`, { mostOthers: 3 }, '"1"');
    expect(await desk.run(program)).toMatchObject({ state: 'failed', problem: 'programs:too-many-duplicates' });
    expect(await desk.clusters(program)).toEqual([]);
    expect(new Set(Object.values(await desk.states(program)))).toEqual(new Set(['enrolled']));
    await desk.manager.patch(`/v1/programs/${program}/deduplication`, { mostPercent: 100 }, '"2"');
    expect((await desk.run(program)).counts).toMatchObject({ people: 4, held: 4 });
  });

  it.each([
    [{ policy: 'sometimes' }, 400, '#/policy'],
    [{ identifiers: 'types' }, 422, '#/idTypes'],
    [{ identifiers: 'types', idTypes: ['passport'] }, 422, '#/idTypes'],
    [{ idTypes: ['national_id'] }, 422, '#/idTypes'],
    [{ identifiers: 'none', policy: 'warn' }, 422, '#/identifiers'],
    [{ members: true }, 422, '#/members'],
    [{ mostOthers: 0 }, 400, '#/mostOthers'],
    [{ contacts: ['letter'] }, 400, '#/contacts'],
  ])('does not look as %j', async (body, status, pointer) => {
    const { body: programs } = await desk.admin.get('/v1/programs?limit=200');
    const id = (programs.data as { id: string; code: string }[]).find(({ code }) => code === 'BREAKER')!.id;
    const answer = await desk.manager.patch(`/v1/programs/${id}/deduplication`, body, '"3"');
    expect([answer.status, (answer.body.errors as { pointer: string }[])[0]?.pointer]).toEqual([
      status,
      expect.stringContaining(pointer) as unknown,
    ]);
  });
});
