import { startTestApp, type TestApp } from '../support/app.js';
import { GivingProgram, ok } from '../support/cycle-under-test.js';

const PERIOD = 'from=2020-01-01T00:00:00Z&before=2099-01-01T00:00:00Z';

describe('the report of the same benefit in two programs', () => {
  let amparo: TestApp;
  let one: GivingProgram;
  let two: GivingProgram;
  let ana: string;

  beforeAll(async () => {
    amparo = await startTestApp();
    one = await GivingProgram.founded(amparo, 'ONE');
    [ana] = (await one.people.individuals(1)) as [string];
    await one.enrolled();
    two = await GivingProgram.founded(amparo, 'TWO');
    await one.people.individuals(1);
    await two.enrolled();
    await one.people.individuals(1);
    for (const program of [one, two]) {
      await program.flat('100.00');
      await program.funded('1000.00');
      await (await (await program.cycle()).waiting()).approved();
    }
    await two.benefit({ code: 'RICE', name: 'Rice', kind: 'in_kind', unit: 'KGM', quantity: '5' }); // of one program only
    await (await (await two.cycle()).waiting()).approved();
  });

  afterAll(() => amparo?.close());

  it('names them by handles, with what each program gives in the period', async () => {
    const { data, nextCursor } = ok(await one.manager.get(`/v1/reports/overlaps?${PERIOD}`));
    expect(nextCursor).toBeNull();
    expect(data).toMatchObject([{ registrantId: one.people.handle(ana), benefitKind: 'cash', currency: 'KES' }]);
    const shares = data[0].shares.map(({ programId, amount }: Record<string, string>) => [programId, amount]);
    expect(shares).toEqual([
      [one.id, '100.00'],
      [two.id, '100.00'],
      [two.id, '100.00'],
    ]);
    expect(JSON.stringify(data)).not.toContain(ana);
  });

  it('has nobody in a period without cycles, nor for whoever reaches one of the programs only', async () => {
    const { data } = ok(
      await one.manager.get('/v1/reports/overlaps?from=2020-01-01T00:00:00Z&before=2020-02-01T00:00:00Z'),
    );
    expect(data).toEqual([]);
    const manager = await amparo.api('program_manager', { subject: 'of-one', programs: ['ONE'] });
    expect(ok(await manager.get(`/v1/reports/overlaps?${PERIOD}`)).data).toEqual([]);
    expect((await one.manager.get('/v1/reports/overlaps')).status).toBe(400);
  });
});
