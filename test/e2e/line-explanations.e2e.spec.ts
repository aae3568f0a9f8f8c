import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { finished } from '../support/finished.js';

const cash = (code: string, calculation: object) => ({ code, name: code, kind: 'cash', currency: 'KES', calculation });

describe('why somebody is due what a line says', () => {
  let amparo: TestApp;

  /** The explanation of the line of a registrant and a benefit. */
  const explained = async (
    program: GivingProgram,
    cycle: CycleUnderTest,
    who: string,
    code: string,
    by?: ApiClient,
  ) => {
    const line = (await cycle.lines()).find(
      (one) => one.registrantId === program.people.handle(who) && one.benefitCode === code,
    );
    return (await (by ?? program.manager).get(`/v1/entitlements/${line!.id}/explanation`)).body;
  };

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_WORKERS: '1' });
    const admin = await amparo.api('registry_admin');
    for (const [key, dataType, appliesTo] of [
      ['children', 'integer', 'individual'],
      ['birth_date', 'date', 'individual'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo });
  });
  afterAll(() => amparo?.close());

  describe('of a program for individuals', () => {
    let program: GivingProgram;
    let cycle: CycleUnderTest;
    let ana: string;

    beforeAll(async () => {
      program = await GivingProgram.founded(amparo, 'ONE');
      ana = await program.people.individual({ attributes: { children: 5, birth_date: '1990-05-05' } });
      await program.enrolled();
      await program.flat('10.00', 'FLAT');
      const parts = [
        { amount: '500' },
        { amount: 'children * 120.125' },
        { amount: '250', when: 'age(birth_date) >= 60' },
      ];
      await program.benefit(cash('GRANT', { parts, cap: '900' }));
      cycle = await program.cycle();
      await cycle.prepared();
    });

    it('names the parts, what each gave, and the cap that held the sum', async () => {
      expect(await explained(program, cycle, ana, 'GRANT')).toMatchObject({
        registrantId: program.people.handle(ana),
        source: 'calculated',
        per: 'beneficiary',
        amount: '900.00',
        parts: [
          { when: null, amount: '500', result: 'given', given: 1, sum: '500' },
          { when: null, amount: 'children * 120.125', result: 'given', given: 1, sum: '600.625' },
          { when: 'age(birth_date) >= 60', amount: '250', result: 'not_given', given: 0, sum: '0' },
        ],
        beforeCap: '1100.63',
        cap: '900.00',
        members: null,
        counted: null,
        holds: true,
      });
    });

    it('is of what was on file at the freeze, whatever was written since', async () => {
      const before = await explained(program, cycle, ana, 'GRANT');
      await program.people.rewrite(ana, 2, { children: 1, birth_date: '1990-05-05' });
      expect(await explained(program, cycle, ana, 'GRANT')).toEqual(before);
    });

    it('shows the parts, and not what they gave, to whoever may not be shown attributes', async () => {
      const told = await explained(program, cycle, ana, 'GRANT', program.approver);
      expect(told).toMatchObject({ amount: '900.00', cap: '900.00', holds: true, beforeCap: null });
      expect(told.parts).toEqual(
        ['500', 'children * 120.125', '250'].map((amount, at) => ({
          when: at === 2 ? 'age(birth_date) >= 60' : null,
          amount,
          result: null,
          given: null,
          sum: null,
        })),
      );
    });

    it('says of a benefit that is the same to all, and of a line added by hand, that nothing was calculated', async () => {
      const nothing = { parts: [], per: null, beforeCap: null, cap: null, holds: null };
      expect(await explained(program, cycle, ana, 'FLAT')).toMatchObject({ source: 'same_to_all', amount: '10.00', ...nothing }); // prettier-ignore
      const [grant] = (await cycle.lines()).filter(({ benefitCode }) => benefitCode === 'GRANT');
      const added = await program.manager.post(`${cycle.path}/entitlements`, {
        registrantId: program.people.handle(ana),
        benefitId: grant!.benefitId,
        amount: '7.50',
        reason: 'underpaid',
        corrects: grant!.id,
      });
      const { body } = await program.manager.get(`/v1/entitlements/${ok(added).id}/explanation`);
      expect(body).toMatchObject({
        source: 'single',
        amount: '7.50',
        reason: 'underpaid',
        corrects: grant!.id,
        ...nothing,
      });
    });

    it('is not told of a line that was cancelled, whose freeze is another by now', async () => {
      const [line] = await cycle.lines();
      await finished(program.manager, await program.manager.post(`${cycle.path}/reopen`, { reason: 'once more' }));
      expect((await program.manager.get(`/v1/entitlements/${line!.id}`)).body.state).toBe('cancelled');
      expect((await program.manager.get(`/v1/entitlements/${line!.id}/explanation`)).status).toBe(404);
    });
  });

  it('adds up members, tells to how many a part was given, and how many count', async () => {
    const program = await GivingProgram.founded(amparo, 'GROUPS', 'group');
    const born = (birth_date: string) => program.people.individual({ attributes: { birth_date } });
    const members = await Promise.all(['1980-05-05', '2019-01-01', '2020-01-01', '2021-01-01'].map(born));
    const family = await program.people.group(members.map((registrantId) => ({ registrantId })));
    const parts = [{ amount: '150', when: 'age(birth_date) < 10' }];
    await program.benefit(cash('CHILD', { parts, per: 'member', mostMembers: 2 }));
    await program.enrolled();
    const cycle = await program.cycle();
    await cycle.prepared();
    expect(await explained(program, cycle, family, 'CHILD')).toMatchObject({
      amount: '300.00',
      per: 'member',
      parts: [{ result: 'given', given: 3, sum: '450' }],
      members: 4,
      counted: 2,
      beforeCap: '300.00',
      cap: null,
      holds: true,
    });
  });
});
