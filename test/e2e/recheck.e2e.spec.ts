import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { peopleInNeed } from '../support/people-in-need.js';
import { ProgramUnderTest } from '../support/program-under-test.js';

describe('whoever is enrolled and refused when the rule looks again', () => {
  let amparo: TestApp;
  let admin: ApiClient;
  /** Of 5, 15 and 25 years' need, and one of whom nobody knows. */
  let people: string[];

  beforeAll(async () => {
    amparo = await startTestApp();
    admin = await amparo.api('program_admin');
    people = await peopleInNeed(amparo, [5, 15, 25, null]);
  });
  afterAll(() => amparo.close());

  /** Everybody enrolled, then judged by a rule that refuses the first and cannot tell of the last. */
  const rechecked = async (
    code: string,
    failedRecheck: string,
  ): Promise<[ProgramUnderTest, Record<string, number>]> => {
    const program = await ProgramUnderTest.founded(admin, code, 'true');
    await program.change({ failedRecheck });
    await program.judged();
    await program.rule('need > 10');
    return [program, await program.judged()];
  };
  const statesOf = async (program: ProgramUnderTest): Promise<string[]> => {
    const states = await program.states();
    return people.map((id) => states[id]!);
  };
  const open = async (program: ProgramUnderTest) =>
    (await admin.get(`${program.path}/proposals?state=open`)).body.data as Record<string, string>[];

  it('is proposed, and stays until somebody decides', async () => {
    const [program, counts] = await rechecked('PROPOSE', 'propose');
    expect(counts).toMatchObject({ eligible: 2, not_eligible: 1, unknown: 1, proposed: 2, enrolled: 0 });
    expect(await statesOf(program)).toEqual(['enrolled', 'enrolled', 'enrolled', 'enrolled']);
    const proposals = await open(program);
    expect(proposals.map(({ registrantId, outcome }) => [people.indexOf(registrantId!), outcome]).toSorted()).toEqual([
      [0, 'not_eligible'],
      [3, 'unknown'],
    ]);
    expect((await program.judged())['proposed']).toBeUndefined(); // they are open already
    const [refused, unknown] = [0, 3].map((n) => proposals.find(({ registrantId }) => registrantId === people[n])!);
    const path = `${program.path}/proposals`;
    const accept = { move: 'exit', reason: 'no_longer_eligible' };
    expect((await admin.post(`${path}/${refused!['id']}/accept`, { ...accept, reason: 'graduated' })).status).toBe(422);
    const accepted = await admin.post(`${path}/${refused!['id']}/accept`, accept);
    expect(accepted.body).toMatchObject({ state: 'accepted', decisionReason: 'no_longer_eligible', ruleVersion: 2 });
    expect((await admin.post(`${path}/${refused!['id']}/decline`, { reason: 'hardship' })).status).toBe(409);
    const declined = await admin.post(`${path}/${unknown!['id']}/decline`, { reason: 'data_outdated' });
    expect(declined.body).toMatchObject({ state: 'declined', decisionReason: 'data_outdated' });
    expect(await statesOf(program)).toEqual(['exited', 'enrolled', 'enrolled', 'enrolled']);
    expect((await program.judged())['proposed']).toBeUndefined(); // declined under this rule version
    await program.rule('need > 11');
    expect((await program.judged())['proposed']).toBe(1);
  });

  it('is proposed no more once eligible again, or gone', async () => {
    const [program] = await rechecked('WITHDRAWN', 'propose');
    const gone = (await program.enrolments()).find(({ registrantId }) => registrantId === people[0]);
    await program.move(gone!, 'exit', 'moved');
    expect((await open(program)).map(({ registrantId }) => registrantId)).toEqual([people[3]]);
    await program.rule('true');
    await program.judged();
    expect(await open(program)).toEqual([]);
    const { body } = await admin.get(`${program.path}/proposals`);
    expect(body.data.map(({ state, decisionReason }: Record<string, string>) => [state, decisionReason])).toEqual(
      expect.arrayContaining([
        ['accepted', 'moved'],
        ['declined', 'eligible'],
      ]),
    );
    await program.rule('need > 10'); // a verdict closed it: it may be proposed again
    expect((await program.judged())['proposed']).toBe(1);
  });

  it.each([
    ['exit', 'exited'],
    ['pause', 'paused'],
  ])('leaves at once where the program says %s; who cannot be judged is only proposed', async (policy, state) => {
    const [program, counts] = await rechecked(policy.toUpperCase(), policy);
    expect(counts).toMatchObject({ [state]: 1, proposed: 1 });
    expect(await statesOf(program)).toEqual([state, 'enrolled', 'enrolled', 'enrolled']);
    const moved = (await program.enrolments(`&state=${state}`))[0]!;
    expect((await admin.get(`/v1/enrolments/${moved.id}/history`)).body.data[1]).toMatchObject({
      fromState: 'enrolled',
      toState: state,
      reason: 'no_longer_eligible',
      ruleVersion: 2,
    });
    await program.judged(); // nobody paused or exited is touched
    expect(await statesOf(program)).toEqual([state, 'enrolled', 'enrolled', 'enrolled']);
  });
});
