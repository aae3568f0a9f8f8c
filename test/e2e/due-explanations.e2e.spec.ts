import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram } from '../support/cycle-under-test.js';

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

  it('names the line of who has one', async () => {
    const [line] = await cycle.lines();
    expect(await due(many!)).toMatchObject({ benefitCode: 'CHILD', due: 'line', entitlementId: line!.id });
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
    expect(await due(late!)).toMatchObject({ due: 'not_enrolled', parts: [] });
    await program.people.rewrite(few!, 2, { children: 4 });
    expect(await due(few!)).toMatchObject({ due: 'nothing' });
  });

  it('says of a cycle that is not prepared that no line was made', async () => {
    const next = await program.cycle();
    const { body } = await program.manager.get(`${next.path}/registrants/${program.people.handle(late!)}/explanation`);
    expect(body).toMatchObject({
      cycleId: next.id,
      benefits: [{ due: 'not_prepared', beforeCap: '900.00', cap: '450.00' }],
    });
  });

  it('shows the parts, and not what they gave, to whoever may not be shown attributes', async () => {
    const parts = [{ ...PARTS[0], result: null, given: null, sum: null }];
    expect(await due(few!, program.approver)).toMatchObject({ due: 'nothing', parts, beforeCap: null, cap: '450.00' });
  });

  it('is not told of who never was in the program, nor to who does not reach it', async () => {
    const stranger = await program.people.individual();
    expect((await asked(stranger)).status).toBe(404);
    await GivingProgram.founded(amparo, 'OTHER');
    const elsewhere = await amparo.api('program_manager', { programs: ['OTHER'], subject: 'elsewhere' });
    expect((await asked(few!, elsewhere)).status).toBe(404);
  });
});
