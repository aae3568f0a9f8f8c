import { randomUUID } from 'node:crypto';
import { RequestContext } from '#platform/context/request-context.js';
import { Facts } from '#platform/events/facts.service.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asSuperuser, connected } from '../support/database.js';
import { ProgramUnderTest } from '../support/program-under-test.js';

describe('moves of enrolments', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  let people: string[];

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('program_admin');
    const registrar = await amparo.api('registry_admin');
    await registrar.post('/v1/attributes', { key: 'fits', name: 'Fits', dataType: 'boolean', appliesTo: 'individual' });
    const register = async (fits: boolean): Promise<string> =>
      (await registrar.post('/v1/registrants', { kind: 'individual', attributes: { fits } })).body.id as string;
    people = [await register(true), await register(true), await register(false)];
  });
  afterAll(() => amparo.close());

  const founded = async (code: string): Promise<ProgramUnderTest> => {
    const program = await ProgramUnderTest.founded(admin, code, 'fits');
    await program.judged();
    return program;
  };
  const historyOf = async (id: string): Promise<string[][]> =>
    (await admin.get(`/v1/enrolments/${id}/history`)).body.data.map(
      ({ fromState, toState, reason, ruleVersion }: Record<string, string>) => [
        fromState,
        toState,
        reason,
        ruleVersion,
      ],
    );

  it('say who, when and why, and go where the table says (behaviour 22)', async () => {
    const program = await founded('MOVES');
    const [one] = await program.enrolments('&state=enrolled');
    const paused = await program.move(one!, 'pause', 'under_investigation');
    expect([paused.status, paused.headers.get('etag')]).toEqual([200, '"2"']);
    expect(paused.body).toMatchObject({ state: 'paused', reason: 'under_investigation', endedAt: null, revision: 2 });
    expect((await admin.get(`${program.path}/enrolments/${one!.id}`)).body).toEqual(paused.body);
    const refused = await program.move(paused.body, 'pause', 'under_investigation');
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:amparo:platform:move-not-allowed']);
    const resumed = await program.move(paused.body, 'resume', 'investigation_closed');
    expect(resumed.body).toMatchObject({ state: 'enrolled', enrolledAt: one!.enrolledAt });
    const left = await program.move(resumed.body, 'exit', 'moved');
    expect(left.body).toMatchObject({ state: 'exited', enrolledAt: one!.enrolledAt, endedAt: expect.any(String) });
    for (const move of ['pause', 'resume', 'exit', 'graduate', 'reject', 'uphold_appeal', 'waitlist']) {
      const reason = { pause: 'requested', graduate: 'graduated' }[move] ?? 'requested';
      expect([move, (await program.move(left.body, move, reason)).status]).toEqual([move, 409]);
    }
    expect(await historyOf(one!.id)).toEqual([
      ['draft', 'enrolled', 'eligible', 1],
      ['enrolled', 'paused', 'under_investigation', null],
      ['paused', 'enrolled', 'investigation_closed', null],
      ['enrolled', 'exited', 'moved', null],
    ]);
  });

  it('are made as the enrolment was seen, for a reason of the move', async () => {
    const program = await founded('SEEN');
    const [one] = await program.enrolments('&state=enrolled');
    await program.move(one!, 'pause', 'requested');
    expect((await program.move(one!, 'resume', 'requested')).status).toBe(412);
    const path = `${program.path}/enrolments/${one!.id}/moves`;
    expect((await admin.post(path, { move: 'resume', reason: 'requested' })).status).toBe(428);
    const refused = await admin.post(path, { move: 'resume', reason: 'deceased' }, { 'if-match': '"2"' });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ pointer: '#/reason', message: 'must be an active reason code of the move' }],
    ]);
  });

  it('open a new period after an exit, whose number counts on, and leave the first as it was', async () => {
    const program = await founded('AGAIN');
    const [one] = await program.enrolments('&state=enrolled');
    const { registrantId } = one!;
    const early = await admin.post(`${program.path}/enrolments`, { registrantId });
    expect([early.status, early.body.type]).toEqual([409, 'urn:amparo:programs:already-in']);
    const left = (await program.move(one!, 'graduate', 'graduated')).body;
    await program.judged(); // whoever has ended is left alone
    expect((await admin.get(`${program.path}/enrolments/${one!.id}`)).body).toEqual(left);
    const again = await admin.post(`${program.path}/enrolments`, { registrantId });
    expect([again.status, again.body]).toEqual([
      201,
      expect.objectContaining({ state: 'draft', period: 2, enrolledAt: null, reason: null, revision: 1 }),
    ]);
    expect(await program.judged('incremental')).toMatchObject({ enrolled: 1 }); // who is in draft
    const [first, second] = (await program.enrolments()).filter((each) => each.registrantId === registrantId);
    expect(first).toEqual(left);
    expect(second).toMatchObject({ state: 'enrolled', period: 2 });
    expect(second!.enrolledAt! > first!.enrolledAt!).toBe(true);
  });

  it('reject a draft, and take it up again when an appeal is upheld', async () => {
    const program = await ProgramUnderTest.founded(admin, 'APPEAL', 'fits');
    const opened = (await admin.post(`${program.path}/enrolments`, { registrantId: people[0] })).body;
    const rejected = (await program.move(opened, 'reject', 'documents_missing')).body;
    expect(rejected.state).toBe('rejected');
    await program.judged();
    expect((await program.states())[people[0]!]).toBe('rejected');
    const upheld = await program.move(rejected, 'uphold_appeal', 'appeal_upheld');
    expect(upheld.body).toMatchObject({ state: 'draft', period: 1 });
    await program.judged();
    expect((await program.states())[people[0]!]).toBe('enrolled');
  });

  it('are for whom the program is for, and for whom the caller can see', async () => {
    const program = await founded('WHOM');
    const other = await founded('OTHER');
    const registrar = await amparo.api('registry_admin');
    const group = await registrar.post('/v1/registrants', { kind: 'group', groupKind: 'household' });
    const unfit = await admin.post(`${program.path}/enrolments`, { registrantId: group.body.id });
    expect([unfit.status, unfit.body.errors[0].pointer]).toEqual([422, '#/registrantId']);
    expect((await admin.post(`${program.path}/enrolments`, { registrantId: 'A'.repeat(22) })).status).toBe(404);
    const limited = await amparo.api('program_manager', { programs: ['OTHER'], subject: 'other' });
    const [one] = await program.enrolments();
    for (const path of [program.path, other.path])
      expect((await limited.get(`${path}/enrolments/${one!.id}`)).status).toBe(404);
    const late = await registrar.post('/v1/registrants', { kind: 'individual', attributes: { fits: true } });
    expect((await limited.post(`${other.path}/enrolments`, { registrantId: late.body.id })).status).toBe(404);
  });

  it('are found by state, since when, and why', async () => {
    const program = await founded('FILTERS');
    const [one, ...others] = await program.enrolments('&state=enrolled');
    const since = new Date().toISOString();
    await program.move(one!, 'pause', 'not_reachable');
    const found = async (query: string): Promise<string[]> => (await program.enrolments(query)).map(({ id }) => id);
    expect(await found('&reason=not_reachable')).toEqual([one!.id]);
    expect(await found(`&since=${since}`)).toEqual([one!.id]);
    expect(await found('&reason=eligible')).toEqual(others.map(({ id }) => id));
    expect(await found('&state=enrolled&reason=not_reachable')).toEqual([]);
  });

  describe('as facts', () => {
    const TELL = `select platform.tell($1, null, now(), array[platform.uuid_v7()], array[platform.uuid_v7()])`;
    const tell = (kind: string): Promise<unknown> =>
      connected(asSuperuser(amparo.urls.data), (client) => client.query(TELL, [kind]));
    const after = (cursor: string | null, limit = 1000) =>
      RequestContext.asService(() => amparo.app.get(Facts, { strict: false }).after(cursor, limit));
    /** Facts up to one of this kind: a transaction of another database of the server can hold them back for a while. */
    const until = async (cursor: string | null, kind: string, limit = 1000) => {
      for (const facts = []; ;) {
        const page = await after(cursor, limit);
        cursor = page.next;
        facts.push(...page.facts);
        if (facts.at(-1)?.kind === kind) return { facts: facts.slice(0, -1), cursor };
      }
    };

    it('are told in the transaction that makes them, once, without anything personal', async () => {
      await tell('test.begin');
      const { cursor } = await until(null, 'test.begin');
      const program = await founded('FACTS');
      const [one] = await program.enrolments('&state=enrolled');
      const many = (await program.enrolments('&state=enrolled')).length;
      await program.move(one!, 'exit', 'deceased');
      await program.move(one!, 'pause', 'requested'); // refused: nothing is told
      await tell('test.end');
      const { facts } = await until(cursor, 'test.end');
      expect(facts.map(({ kind, registrantIds, objectIds }) => [kind, registrantIds.length, objectIds.length])).toEqual(
        [
          ['enrolment.enrolled', many, many],
          ['enrolment.exited', 1, 1],
        ],
      );
      expect(new Set(facts.map(({ programId }) => `/v1/programs/${programId}`))).toEqual(new Set([program.path]));
      expect((await until(cursor, 'test.end', 1)).facts).toEqual(facts); // page by page the same
    });

    it('of many are told in pieces, each with whom it is true of', async () => {
      await tell('test.some');
      const { cursor } = await until(null, 'test.some');
      const ids = Array.from({ length: 2_001 }, () => randomUUID());
      await connected(asSuperuser(amparo.urls.data), (client) =>
        client.query(`select platform.tell('test.many', null, now(), $1, $1)`, [ids]),
      );
      await tell('test.last');
      const { facts } = await until(cursor, 'test.last');
      expect(facts.map(({ objectIds }) => objectIds.length)).toEqual([1_000, 1_000, 1]);
      expect(facts.flatMap(({ registrantIds }) => registrantIds)).toEqual(ids);
      expect(facts.flatMap(({ objectIds }) => objectIds)).toEqual(ids);
    });

    it('reach no reader before an older transaction that may tell something has ended', async () => {
      await tell('test.before');
      const { cursor } = await until(null, 'test.before');
      await connected(asSuperuser(amparo.urls.data), async (slow) => {
        await slow.query('begin');
        await slow.query(TELL, ['test.slow']);
        await tell('test.quick');
        expect((await after(cursor)).facts).toEqual([]);
        await slow.query('commit');
      });
      const { facts } = await until(cursor, 'test.quick');
      expect(facts.map(({ kind }) => kind)).toEqual(['test.slow']);
    });
  });

  it('are forgotten as facts when their time is over', async () => {
    const facts = amparo.app.get(Facts, { strict: false });
    expect(await RequestContext.asService(() => facts.forget(new Date(0)))).toBe(0);
    expect(await RequestContext.asService(() => facts.forget(new Date(Date.now() + 60_000)))).toBeGreaterThan(0);
    expect((await RequestContext.asService(() => facts.after(null, 10))).facts).toEqual([]);
  });
});
