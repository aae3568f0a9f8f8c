import type { ApiClient } from '../support/api-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type CycleUnderTest, GivingProgram } from '../support/cycle-under-test.js';

const part = (amount: string, when?: string) => ({ amount, ...(when ? { when } : {}) });
const cash = (code: string, parts: object[], more: object = {}) => ({
  code,
  name: code,
  kind: 'cash',
  currency: 'KES',
  calculation: { parts, ...more },
});

/** Of rules over nobody's attributes: one that matches nobody, and one that matches everybody with 50. */
const FIFTY = [part('1000', 'income < 0.0'), part('50', 'income >= 0.0')];

describe('benefits', () => {
  let amparo: TestApp;
  let admin: ApiClient;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_WORKERS: '2' });
    admin = await amparo.api('registry_admin');
    for (const [key, dataType, appliesTo] of [
      ['income', 'decimal', 'both'],
      ['children', 'integer', 'both'],
      ['birth_date', 'date', 'individual'],
    ])
      await admin.post('/v1/attributes', { key, name: key, dataType, appliesTo });
  });

  afterAll(() => amparo?.close());

  async function preparedCycle(program: GivingProgram): Promise<CycleUnderTest> {
    await program.enrolled();
    const cycle = await program.cycle();
    await cycle.prepared();
    return cycle;
  }

  describe('for individuals', () => {
    let program: GivingProgram;
    let ana: string;
    let ben: string;
    let cleo: string;

    beforeAll(async () => {
      program = await GivingProgram.founded(amparo, 'ONE');
      const person = (attributes: Record<string, string | number>) => program.people.individual({ attributes });
      ana = await person({ income: 100.1, children: 2 });
      ben = await person({ income: 3000, children: 9 });
      cleo = await person({ children: 1 });
      await program.enrolled();
    });

    it('calculates a base, so much for each of up to n, and bands; rounds as it says', async () => {
      await program.benefit(cash('PER', [part('500'), part('(children < 4 ? children : 4) * 120')]));
      await program.benefit(cash('BANDS', [part('income < 200.0 ? 300.5 : income < 1000.0 ? 100.25 : 0.0')]));
      await program.benefit(cash('HALF', [part('income / 8')])); // 12.5125
      await program.benefit(cash('EVEN', [part('income / 8')], { rounding: 'half_even' }));
      await program.benefit(cash('DOWN', [part('income / 8')], { rounding: 'down' }));
      await program.benefit(cash('UP', [part('income * 3')], { rounding: 'up' }));
      await program.benefit({
        code: 'RICE',
        name: 'Rice',
        kind: 'in_kind',
        unit: 'KGM',
        calculation: { parts: [part('2.5 * children')], decimals: 0, cap: '8' },
      });
      const cycle = await preparedCycle(program);
      const anas = {
        PER: '740.00',
        BANDS: '300.50',
        HALF: '12.51',
        EVEN: '12.51',
        DOWN: '12.51',
        UP: '300.30',
        RICE: '5',
      };
      expect(await cycle.due(ana)).toEqual(anas);
      const bens = { PER: '980.00', HALF: '375.00', EVEN: '375.00', DOWN: '375.00', UP: '9000.00', RICE: '8' };
      expect(await cycle.due(ben)).toEqual(bens); // no line of nothing
      expect(await cycle.due(cleo)).toEqual({ PER: '620.00', RICE: '3' }); // what asks for a missing attribute is not told
    });

    it('counts in the operation who gets nothing, and of whom it cannot be told', async () => {
      const other = await GivingProgram.founded(amparo, 'COUNTED');
      await other.benefit(cash('BANDS', [part('income < 200.0 ? 300 : 0')]));
      await other.flat('10.00');
      await other.enrolled();
      expect(await (await other.cycle()).prepared()).toEqual({ cash: 4, none: 1, undecided: 1 });
    });

    it.each([
      [undefined, '50.00'],
      ['40', '40.00'],
      ['60', '50.00'],
    ])('adds what matches: 50, with a cap of %s %s', async (cap, due) => {
      const other = await GivingProgram.founded(amparo, `CAP${cap ?? ''}`);
      await other.benefit(cash('FIFTY', FIFTY, cap ? { cap } : {}));
      expect(await (await preparedCycle(other)).due(ana)).toEqual({ FIFTY: due });
    });

    it('gives a benefit at freezes within its validity only', async () => {
      const other = await GivingProgram.founded(amparo, 'TIMES');
      await other.benefit({ ...cash('NEVER', FIFTY), validFrom: '2099-01-01' });
      const past = await other.benefit({ ...cash('PAST', FIFTY), validUntil: '2020-01-01' });
      await other.enrolled();
      const refused = await other.manager.post(`${(await other.cycle()).path}/prepare`);
      expect(refused.body.type).toBe('urn:amparo:entitlements:no-benefit');
      const path = `${other.path}/benefits/${past.id}`;
      const changed = await other.founder.patch(path, { validUntil: null }, `"${past.revision}"`);
      expect(changed.body).toMatchObject({ validUntil: null, revision: 2 });
      expect((await other.founder.patch(path, { validUntil: null }, '"1"')).status).toBe(412);
      expect(await (await preparedCycle(other)).due(ana)).toEqual({ PAST: '50.00' });
    });

    it.each([
      [cash('X', [part('nobody')]), 'urn:amparo:programs:rule-invalid', '#/calculation/parts/0/amount'],
      [cash('X', [part('1'), part('1', 'children')]), 'urn:amparo:programs:rule-invalid', '#/calculation/parts/1/when'],
      [cash('X', [part('"much"')]), 'urn:amparo:programs:rule-invalid', '#/calculation/parts/0/amount'],
      [cash('X', FIFTY, { per: 'member' }), 'urn:amparo:entitlements:no-members', '#/calculation/per'],
      [cash('X', FIFTY, { cap: '1.005' }), 'urn:amparo:platform:bad-amount', '#/calculation/cap'],
      [cash('X', FIFTY, { mostMembers: 3 }), 'urn:amparo:platform:bad-amount', '#/calculation/mostMembers'],
      [{ ...cash('X', FIFTY), currency: 'XXZ' }, 'urn:amparo:platform:bad-amount', '#/currency'],
      [{ ...cash('X', FIFTY), validUntil: '2026-02-30' }, 'urn:amparo:entitlements:benefit-unfit', '#/validUntil'],
    ])('refuses %j with %s at %s', async (benefit, type, pointer) => {
      const { status, body } = await program.founder.post(`${program.path}/benefits`, benefit);
      expect({ status, type: body.type, pointer: body.errors[0].pointer }).toEqual({ status: 422, type, pointer });
    });

    it('refuses an amount that is both the same to all and calculated', async () => {
      const { body } = await program.founder.post(`${program.path}/benefits`, { ...cash('X', FIFTY), amount: '1.00' });
      expect(body.type).toBe('urn:amparo:entitlements:benefit-either-way');
    });
  });

  describe('for groups', () => {
    it('adds up what each member comes to, so many of them at most, and speaks of the group too', async () => {
      const program = await GivingProgram.founded(amparo, 'GROUPS', 'group');
      const born = (birth_date: string) => program.people.individual({ attributes: { birth_date } });
      const members = await Promise.all(['1980-05-05', '2019-01-01', '2020-01-01', '2021-01-01'].map(born));
      const family = await program.people.group(members.map((registrantId) => ({ registrantId })));
      await program.benefit(cash('CHILD', [part('150', 'age(birth_date) < 10')], { per: 'member', mostMembers: 2 }));
      await program.benefit(cash('ALL', [part('20.5')], { per: 'member' }));
      await program.benefit(cash('SIZE', [part('members.size() * 10')]));
      const cycle = await preparedCycle(program);
      expect(await cycle.due(family)).toEqual({ CHILD: '300.00', ALL: '82.00', SIZE: '40.00' });
    });

    it('changes nothing that was prepared when the household changes after the freeze, nor what is prepared as of it', async () => {
      const program = await GivingProgram.founded(amparo, 'FROZEN', 'group');
      const [one, two, three] = [
        await program.people.individual(),
        await program.people.individual(),
        await program.people.individual(),
      ];
      const family = await program.people.group([{ registrantId: one }, { registrantId: two }]);
      await program.benefit(cash('SIZE', [part('members.size() * 10')]));
      await program.enrolled();
      const [before, later] = [await program.cycle(), await program.cycle()];
      await before.prepared();
      const lines = await before.lines();
      const member = (registrantId: string) => ({ registrantId, isHead: false });
      await program.people.rewriteGroup(family, 2, [member(one), member(two), member(three)]);
      await later.prepared(); // frozen before the third came
      expect(await before.lines()).toEqual(lines);
      expect(await later.due(family)).toEqual({ SIZE: '20.00' });
      const fresh = await program.cycle();
      await fresh.prepared();
      expect(await fresh.due(family)).toEqual({ SIZE: '30.00' });
    });
  });
});
