import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { asSuperuser, connected } from '../support/database.js';
import { finished } from '../support/finished.js';
import { TestPeople } from '../support/people.js';
import { ProgramUnderTest } from '../support/program-under-test.js';

const PEOPLE = 25;

describe('bulk moves', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('program_admin');
    await new TestPeople(amparo).individuals(PEOPLE);
  });
  afterAll(() => amparo.close());

  const founded = async (code: string): Promise<ProgramUnderTest> => {
    const program = await ProgramUnderTest.founded(admin, code, 'true');
    await program.judged();
    return program;
  };
  const order = (program: ProgramUnderTest, body: object) => admin.post(`${program.path}/enrolments/bulk-moves`, body);
  const done = async (operationId: string): Promise<Record<string, number>> =>
    (await finished(admin, { status: 202, headers: new Headers(), body: { id: operationId } })).counts;
  const count = async (program: ProgramUnderTest, state: string): Promise<number> =>
    (await program.enrolments(`&state=${state}`)).length;
  const PAUSE = { move: 'pause', reason: 'under_investigation' };

  it('count in a dry run, change nothing by it, and move just those when its digest is handed back', async () => {
    const program = await founded('WHOLE');
    const dry = await order(program, { ...PAUSE, dryRun: true });
    expect([dry.status, dry.body]).toEqual([
      200,
      {
        dryRun: true,
        counts: { enrolled: PEOPLE },
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        operationId: null,
      },
    ]);
    expect(await count(program, 'enrolled')).toBe(PEOPLE);
    expect((await order(program, { ...PAUSE, dryRun: true })).body).toEqual(dry.body);
    const { digest } = dry.body;
    const ordered = await order(program, { ...PAUSE, digest });
    expect([ordered.status, ordered.body.dryRun]).toEqual([200, false]);
    expect(await done(ordered.body.operationId)).toEqual({ moved: PEOPLE });
    expect(await count(program, 'paused')).toBe(PEOPLE);
    const [one] = await program.enrolments();
    expect((await admin.get(`/v1/enrolments/${one!.id}/history`)).body.data[1]).toMatchObject({
      fromState: 'enrolled',
      toState: 'paused',
      reason: 'under_investigation',
      ruleVersion: null,
    });
  });

  it('are refused when anything of it was moved in between, or without a digest, or with that of another order', async () => {
    const program = await founded('CHANGED');
    const { digest } = (await order(program, { ...PAUSE, dryRun: true })).body;
    expect((await order(program, PAUSE)).status).toBe(428);
    for (const other of [{ filter: { verdict: 'eligible' } }, { move: 'graduate', reason: 'graduated' }])
      expect((await order(program, { ...PAUSE, ...other, digest })).status).toBe(412);
    const [one] = await program.enrolments();
    const paused = (await program.move(one!, 'pause', 'requested')).body;
    const refused = await order(program, { ...PAUSE, digest });
    expect([refused.status, refused.body.type]).toEqual([412, 'urn:amparo:programs:enrolments-changed']);
    await program.move(paused, 'resume', 'requested'); // as many as before, and yet not as they were
    expect((await order(program, { ...PAUSE, digest })).status).toBe(412);
    expect(await count(program, 'enrolled')).toBe(PEOPLE);
  });

  it('name whom by state, since when, why and verdict', async () => {
    const program = await founded('FILTER');
    const all = await program.enrolments();
    for (const one of all.slice(0, 4)) await program.move(one, 'pause', 'not_reachable');
    for (const one of all.slice(4, 7)) await program.move(one, 'pause', 'requested');
    const since = new Date().toISOString();
    for (const one of all.slice(7, 9)) await program.move(one, 'pause', 'requested');
    const EXIT = { move: 'exit', reason: 'not_reachable', dryRun: true };
    const counted = async (filter: object): Promise<Record<string, number>> =>
      (await order(program, { ...EXIT, filter })).body.counts;
    expect(await counted({})).toEqual({ enrolled: PEOPLE - 9, paused: 9 });
    expect(await counted({ state: 'paused' })).toEqual({ paused: 9 });
    expect(await counted({ reason: 'not_reachable' })).toEqual({ paused: 4 });
    expect(await counted({ state: 'paused', since })).toEqual({ paused: 2 });
    expect(await counted({ state: 'paused', before: since })).toEqual({ paused: 7 });
    expect(await counted({ verdict: 'not_eligible' })).toEqual({});
    const { digest } = (await order(program, { ...EXIT, filter: { reason: 'not_reachable' } })).body;
    const ordered = await order(program, { ...EXIT, dryRun: false, filter: { reason: 'not_reachable' }, digest });
    expect(await done(ordered.body.operationId)).toEqual({ moved: 4 });
    expect(await count(program, 'exited')).toBe(4);
  });

  it('refuse a state that the move is not for, a reason that is none of it, and what is no filter', async () => {
    const program = await founded('UNFIT');
    const unfit = await order(program, { ...PAUSE, filter: { state: 'exited' }, dryRun: true });
    expect([unfit.status, unfit.body.errors[0].pointer]).toEqual([422, '#/filter/state']);
    const reason = await order(program, { ...PAUSE, reason: 'deceased', dryRun: true });
    expect([reason.status, reason.body.errors[0].pointer]).toEqual([422, '#/reason']);
    expect((await order(program, { ...PAUSE, filter: { name: 'x' }, dryRun: true })).status).toBe(400);
  });

  it('move nobody who came to be named after the order', async () => {
    const program = await founded('LATER');
    const { digest } = (await order(program, { ...PAUSE, dryRun: true })).body;
    // somebody whose move is told as made after the order, as by another replica in between
    await connected(asSuperuser(amparo.urls.data), (client) =>
      client.query(
        `update programs.enrolment set state_since = now() + interval '1 hour'
          where id = (select id from programs.enrolment where program_id = $1 order by registrant_id limit 1)`,
        [program.path.split('/').at(-1)],
      ),
    );
    expect(await done((await order(program, { ...PAUSE, digest })).body.operationId)).toEqual({ moved: PEOPLE - 1 });
    expect(await count(program, 'enrolled')).toBe(1);
  });

  it('free places, which are given to who waits', async () => {
    const program = await ProgramUnderTest.founded(admin, 'PLACES', 'true');
    await program.change({ cap: 10 });
    await program.judged();
    const body = { move: 'graduate', reason: 'graduated' };
    const { digest } = (await order(program, { ...body, dryRun: true })).body;
    await done((await order(program, { ...body, digest })).body.operationId);
    await program.settled();
    expect([await count(program, 'graduated'), await count(program, 'enrolled')]).toEqual([10, 10]);
  });
});
