import { newId } from '#platform/ids/ids.js';
import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { finished } from '../support/finished.js';

const cash = (code: string, calculation: object) => ({ code, name: code, kind: 'cash', currency: 'KES', calculation });
const PARTS = [{ amount: 'children * 100', when: 'children > 2' }];

describe('why somebody is due something in a cycle, or nothing', () => {
  let amparo: TestApp;
  let program: GivingProgram;
  let cycle: CycleUnderTest;
  let [many, few, untold, late]: string[] = [];

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_WORKERS: '1' });
    const admin = await amparo.api('registry_admin');
    await admin.post('/v1/attributes', {
      key: 'children',
      name: 'children',
      dataType: 'integer',
      appliesTo: 'individual',
    });
    program = await GivingProgram.founded(amparo, 'DUE');
    many = await program.people.individual({ attributes: { children: 5 } });
    few = await program.people.individual({ attributes: { children: 1 } });
    untold = await program.people.individual({ attributes: {} });
    await program.benefit(cash('CHILD', { parts: PARTS, cap: '450' }));
    await program.enrolled();
    cycle = await program.cycle();
    late = await program.people.individual({ attributes: { children: 9 } });
    await program.enrolled();
    expect(await cycle.prepared()).toMatchObject({ cash: 1, none: 1, undecided: 1 });
  });
  afterAll(() => amparo?.close());

  const asked = (who: string, by: ApiClient = program.manager) =>
    by.get(`${cycle.path}/registrants/${program.people.handle(who)}/explanation`);
  const due = async (who: string, by?: ApiClient) => (await asked(who, by)).body.benefits[0];

  it('names the line of who has one, and tells how it comes about', async () => {
    const [line] = await cycle.lines();
    expect(await due(many!)).toMatchObject({
      benefitCode: 'CHILD',
      due: 'line',
      entitlementId: line!.id,
      state: 'draft',
      parts: [{ ...PARTS[0], result: 'given', given: 1, sum: '500' }],
      beforeCap: '500.00',
      cap: '450.00',
    });
  });

  it('says which part gave nothing to whom it comes to zero', async () => {
    expect(await due(few!)).toMatchObject({
      due: 'nothing',
      entitlementId: null,
      per: 'beneficiary',
      parts: [{ ...PARTS[0], result: 'not_given', given: 0, sum: '0' }],
      beforeCap: '0.00',
      cap: '450.00',
    });
  });

  it('says which part cannot be told of whom too little is on file', async () => {
    expect(await due(untold!)).toMatchObject({ due: 'undecided', parts: [{ result: 'unknown' }], beforeCap: null });
  });

  it('is as of the freeze, also of who came in after it', async () => {
    const { body } = await asked(late!);
    expect(body).toMatchObject({ enrolmentState: 'enrolled', benefits: [{ due: 'not_enrolled', parts: [] }] });
    expect(Date.parse(body.enrolledAt)).toBeGreaterThan(Date.parse(body.asOf));
    await program.people.rewrite(few!, 2, { children: 4 });
    expect(await due(few!)).toMatchObject({ due: 'nothing' });
  });

  it('says of a cycle that is not prepared that no line was made, whatever it would come to', async () => {
    const next = await program.cycle();
    const of = async (who: string) =>
      (await program.manager.get(`${next.path}/registrants/${program.people.handle(who)}/explanation`)).body;
    expect(await of(late!)).toMatchObject({
      cycleId: next.id,
      benefits: [{ due: 'not_prepared', beforeCap: '900.00', cap: '450.00' }],
    });
    expect(await of(untold!)).toMatchObject({ benefits: [{ due: 'not_prepared', beforeCap: null }] });
  });

  it('shows the parts, and not what they gave, to whoever may not be shown attributes', async () => {
    const parts = [{ ...PARTS[0], result: null, given: null, sum: null }];
    expect(await due(few!, program.approver)).toMatchObject({ due: 'nothing', parts, beforeCap: null, cap: '450.00' });
  });

  it('is not told of who never was in the program, nor of who is unknown, nor to who does not reach it', async () => {
    const stranger = await program.people.individual();
    await GivingProgram.founded(amparo, 'OTHER');
    const elsewhere = await amparo.api('program_manager', { programs: ['OTHER'], subject: 'elsewhere' });
    const path = (cycleId: string) => `/v1/cycles/${cycleId}/registrants/${program.people.handle(few!)}/explanation`;
    const refusals = [
      await asked(stranger),
      await asked(newId()),
      await asked(few!, elsewhere),
      await program.manager.get(path(newId())),
    ];
    for (const { status, body } of refusals)
      expect({ status, body }).toEqual({
        status: 404,
        body: {
          type: 'urn:amparo:platform:not-found',
          title: expect.any(String),
          status: 404,
          detail: expect.any(String),
          correlationId: expect.any(String),
        },
      });
  });

  describe('when things have moved on', () => {
    let other: GivingProgram;
    let round: CycleUnderTest;
    let [rich, poor, away]: string[] = [];

    const told = async (who: string) =>
      ok(await other.manager.get(`${round.path}/registrants/${other.people.handle(who)}/explanation`));
    const move = async (who: string, move: string) => {
      const { data } = ok(await other.manager.get(`${other.path}/enrolments`));
      const { id, revision } = data.find(
        (one: { registrantId: string }) => one.registrantId === other.people.handle(who),
      );
      const headers = { 'if-match': `"${revision}"` };
      ok(await other.manager.post(`${other.path}/enrolments/${id}/moves`, { move, reason: 'requested' }, headers));
    };

    beforeAll(async () => {
      other = await GivingProgram.founded(amparo, 'MOVED');
      [rich, poor, away] = await Promise.all(
        [4, 1, 7].map((children) => other.people.individual({ attributes: { children } })),
      );
      const { id } = await other.benefit(cash('ENDED', { parts: PARTS }));
      await other.enrolled();
      await move(away!, 'pause');
      round = await other.cycle({ name: 'Moved' });
      await round.prepared();
      await other.flat('10.00', 'LATER');
      ok(await other.founder.patch(`${other.path}/benefits/${id}`, { validUntil: '2001-01-01' }, '"1"'));
    });

    it('tells of the benefits that the lines were made of: not of one made since, and of one ended since', async () => {
      const codes = async (who: string) =>
        (await told(who)).benefits.map((one: { benefitCode: string }) => one.benefitCode);
      expect([await codes(rich!), await codes(poor!)]).toEqual([['ENDED'], ['ENDED']]);
    });

    it('tells of the state in which the lines were made: not enrolled who was paused then, and enrolled who was not', async () => {
      await move(away!, 'resume');
      await move(poor!, 'pause');
      expect(await told(away!)).toMatchObject({ enrolmentState: 'paused', benefits: [{ due: 'not_enrolled' }] });
      expect(await told(poor!)).toMatchObject({ enrolmentState: 'enrolled', benefits: [{ due: 'nothing' }] });
    });

    it('tells what became of a line that was cancelled, and no more of it once the cycle is a draft again', async () => {
      const line = (await round.lines()).find(({ registrantId }) => registrantId === other.people.handle(rich!));
      ok(await other.manager.post(`/v1/entitlements/${line!.id}/cancel`, { reason: 'requested' }));
      const [cancelled] = (await told(rich!)).benefits;
      expect(cancelled).toMatchObject({
        due: 'line',
        entitlementId: line!.id,
        state: 'cancelled',
        beforeCap: '400.00',
      });
      await finished(other.manager, await other.manager.post(`${round.path}/reopen`, { reason: 'once more' }));
      const none = { due: 'not_prepared', entitlementId: null, state: null };
      expect((await told(rich!)).benefits).toMatchObject([{ benefitCode: 'LATER', ...none }]);
      await round.prepared();
      expect((await told(rich!)).benefits).toMatchObject([{ benefitCode: 'LATER', due: 'line', state: 'draft' }]);
    });
  });
});
