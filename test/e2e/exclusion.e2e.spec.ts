import { newId } from '#platform/ids/ids.js';
import { allSeen } from '../support/all-seen.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connectedAs } from '../support/database.js';
import { finished } from '../support/finished.js';
import { peopleInNeed } from '../support/people-in-need.js';
import { ProgramUnderTest } from '../support/program-under-test.js';

describe('a program that excludes those enrolled in another', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  /** Handles by need: 0 to 9. */
  let people: string[];

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('program_admin');
    people = await peopleInNeed(
      amparo,
      Array.from({ length: 10 }, (_, need) => need),
    );
  });
  afterAll(() => amparo.close());

  const founded = async (code: string, rule: string, excluded: readonly ProgramUnderTest[] = []) => {
    const program = await ProgramUnderTest.founded(admin, code, rule);
    await program.rule(rule, { excludedProgramIds: excluded.map(({ id }) => id) });
    return program;
  };
  /** Needs of those in a state. */
  const needs = async (program: ProgramUnderTest, state = 'enrolled'): Promise<number[]> =>
    Object.entries(await program.states())
      .filter(([, held]) => held === state)
      .map(([id]) => people.indexOf(id))
      .toSorted((a, b) => a - b);
  /** An incremental run of only those of whom something has changed. */
  const again = async (program: ProgramUnderTest): Promise<Record<string, number>> => {
    await allSeen(amparo.urls.data);
    return program.judged('incremental');
  };
  const leave = async (program: ProgramUnderTest, need: number): Promise<void> => {
    const one = (await program.enrolments('&state=enrolled')).find(({ registrantId }) => registrantId === people[need]);
    expect((await program.move(one!, 'exit', 'moved')).status).toBe(200);
  };
  const explained = async (program: ProgramUnderTest, need: number, as = admin) =>
    (await as.get(`${program.path}/verdicts/${people[need]}/explanation`)).body;

  it('refuses them with a reason, and names the other program to whom it concerns only', async () => {
    const other = await founded('OTHER', 'need < 4');
    await other.judged();
    const program = await founded('ONE', 'need < 8', [other]);
    expect(await program.judged()).toMatchObject({ eligible: 4, not_eligible: 6, enrolled_elsewhere: 4, enrolled: 4 });
    expect(await needs(program)).toEqual([4, 5, 6, 7]);
    expect(await explained(program, 0)).toMatchObject({
      outcome: 'not_eligible',
      reason: 'enrolled_elsewhere',
      exclusions: [{ programId: other.id, name: 'OTHER', applies: true }],
    });
    expect((await explained(program, 5)).exclusions).toEqual([{ programId: other.id, name: 'OTHER', applies: false }]);
    const manager = await amparo.api('program_manager', { programs: ['ONE'], subject: 'one' });
    expect((await explained(program, 0, manager)).exclusions).toEqual([{ programId: null, name: null, applies: true }]);
    const rules = (as: ApiClient) => as.get(`${program.path}/rules`).then(({ body }) => body.data.at(-1));
    expect((await rules(admin)).excludedPrograms).toEqual([{ id: other.id, name: 'OTHER' }]);
    expect((await rules(manager)).excludedPrograms).toEqual([{ id: null, name: null }]);
  });

  it('is not said of a program that one does not reach, any more than of one that there is not', async () => {
    const manager = await amparo.api('program_manager', { programs: ['ONE'], subject: 'one' });
    const [one, other] = ['ONE', 'OTHER'].map((code) => programs.get(code)!);
    const named = (id: string) =>
      manager.post(`/v1/programs/${one}/rules`, { expression: 'true', excludedProgramIds: [id] });
    const fresh = (await admin.post('/v1/programs', { code: 'FRESH', name: 'Fresh', target: 'individual' })).body.id;
    const groups = (await admin.post('/v1/programs', { code: 'GROUPS', name: 'Groups', target: 'group' })).body.id;
    const [outOfReach, unknown] = [await named(fresh), await named(newId())];
    expect([outOfReach.status, outOfReach.body.type]).toEqual([422, 'urn:amparo:programs:exclusion-unfit']);
    const { correlationId: _, ...told } = outOfReach.body;
    expect(unknown.body).toMatchObject(told);
    expect((await named(other!)).status).toBe(201); // said before, by somebody who reaches it
    for (const id of [one, groups])
      expect(
        (await admin.post(`/v1/programs/${one}/rules`, { expression: 'true', excludedProgramIds: [id] })).status,
      ).toBe(422);
  });
  const programs = new Map<string, string>();
  beforeEach(async () => {
    for (const { code, id } of (await admin.get('/v1/programs?limit=200')).body.data) programs.set(code, id);
  });

  it('looks again at whom something was moved there, and only at those', async () => {
    const other = await founded('MOVING', 'need < 5');
    await other.judged();
    const program = await founded('LOOKING', 'true', [other]);
    await allSeen(amparo.urls.data);
    await program.judged();
    await leave(other, 2);
    expect(await again(program)).toMatchObject({ eligible: 1, enrolled: 1 });
    expect(await needs(program)).toEqual([2, 5, 6, 7, 8, 9]);
    await other.rule('need < 7');
    await other.judged(); // 5 and 6 come in there, who are enrolled here
    const changed = await again(program);
    expect(changed).toMatchObject({ judged: 2, enrolled_elsewhere: 2, proposed: 2 });
    expect((await program.judged())['digest']).toBe(changed['digest']);
    const { body } = await admin.get(`${program.path}/proposals?state=open`);
    expect(body.data.map(({ reason }: { reason: string }) => reason)).toEqual([
      'enrolled_elsewhere',
      'enrolled_elsewhere',
    ]);
    await other.change({ failedRecheck: 'exit' });
    await admin.post(`${other.path}/close`);
    await finished(admin, await admin.post(`${other.path}/end`));
    expect(await again(program)).toMatchObject({ judged: 10, eligible: 10 }); // nobody is in it any more
  });

  it('lets whoever is in both of two that exclude each other stay where they came first', async () => {
    const first = await founded('FIRST', 'need < 6');
    await first.judged();
    const second = await founded('SECOND', 'need >= 3');
    await second.judged(); // 3, 4 and 5 are in both
    for (const [program, other, rule] of [
      [first, second, 'need < 6'],
      [second, first, 'need >= 3'],
    ] as const) {
      await program.rule(rule, { excludedProgramIds: [other.id] });
      await program.change({ failedRecheck: 'exit' });
    }
    await second.judged();
    await first.judged();
    expect(await needs(first)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await needs(second)).toEqual([6, 7, 8, 9]);
    await leave(first, 0); // where the other's rule does not want them, nothing changes; where it does, it takes them
    await second.rule('true');
    expect(await second.judged()).toMatchObject({ enrolled: 1 });
    expect(await needs(second)).toEqual([0, 6, 7, 8, 9]);
  });

  it('gives no place to whom the other has taken meanwhile, but to the next', async () => {
    const other = await founded('TAKES', 'need == 9');
    const program = await founded('WAITS', 'need > 5', [other]);
    await program.change({ cap: 0, priority: 'need' });
    await program.judged();
    expect(await needs(program, 'waitlisted')).toEqual([6, 7, 8, 9]);
    await other.judged();
    await program.change({ cap: 1 });
    await program.settled();
    expect(await needs(program)).toEqual([8]);
    expect(await needs(program, 'not_eligible')).toEqual([9]);
    expect(await explained(program, 9)).toMatchObject({ outcome: 'not_eligible', reason: 'enrolled_elsewhere' });
    await leave(other, 9);
    await again(program);
    expect(await needs(program, 'waitlisted')).toEqual([6, 7, 9]);
  });

  it('shows a transaction of one program nothing of the other but yes and no', async () => {
    const [one, other] = ['ONE', 'OTHER'].map((code) => programs.get(code)!);
    await connectedAs(amparo.urls.worker, async (client) => {
      await client.query(`begin`);
      await client.query(`select set_config('amparo.programs', $1, true)`, [`{${one}}`]);
      const count = async (sql: string, values: unknown[]): Promise<number> =>
        (await client.query(sql, values)).rowCount!;
      expect(await count('select from programs.enrolment where program_id = $1', [other])).toBe(0);
      const everybody = `(select array_agg(id) from registry.registrant)`;
      expect(await count(`select programs.excluded_by($1, array[$2::uuid], '{}', ${everybody})`, [one, other])).toBe(4);
      expect(await count('select from programs.enrolment where program_id = $1', [other])).toBe(0); // the door has shut
      await client.query('rollback');
    });
  });
});
