import { RequestContext } from '#platform/context/request-context.js';
import { MakeCyclesSchedule } from '../../src/entitlements/make-cycles/make-cycles.schedule.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { GivingProgram, ok } from '../support/cycle-under-test.js';

const MONTHLY = {
  rule: 'FREQ=MONTHLY;BYMONTHDAY=1',
  firstAt: '2026-01-01T06:00',
  timeZone: 'Africa/Nairobi',
  name: 'Monthly',
  validDays: 30,
};

describe('a schedule of cycles', () => {
  let amparo: TestApp;
  let program: GivingProgram;
  let path: string;

  beforeAll(async () => {
    amparo = await startTestApp();
    program = await GivingProgram.founded(amparo, 'MONTHLY');
    path = `${program.path}/cycle-schedule`;
  });

  afterAll(() => amparo?.close());

  const look = () => RequestContext.asService(() => amparo.app.get(MakeCyclesSchedule, { strict: false }).makeDue());

  const cycles = async () =>
    ok(await program.manager.get(`${program.path}/cycles`)).data as {
      name: string;
      freezeAt: string;
      scheduledFor: string | null;
      validUntil: string | null;
      state: string;
    }[];

  it('is told and changed as it was seen, and says what comes next', async () => {
    expect((await program.manager.get(path)).status).toBe(404);
    const made = ok(await program.manager.patch(path, MONTHLY, '"0"'));
    expect(made).toMatchObject({ ...MONTHLY, active: true, revision: 1 });
    expect(made.next).toHaveLength(5);
    expect(made.next.every((instant: string) => /-01T03:00:00.000Z$/.test(instant))).toBe(true);
    expect((await program.manager.patch(path, { active: false }, '"0"')).status).toBe(412);
    const odd = await program.manager.patch(path, { rule: 'FREQ=OFTEN' }, '"1"');
    expect(odd).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/rule' }] } });
  });

  it('makes nothing for what lies behind it', async () => {
    await look();
    expect(await cycles()).toEqual([]);
  });

  it('makes a cycle for each occurrence that an outage has missed, one each however many look', async () => {
    await program.people.rows(
      `update entitlements.cycle_schedule set made_until = '2026-02-15T00:00:00Z' where program_id = $1`,
      [program.id],
    );
    await Promise.all(Array.from({ length: 8 }, look));
    const made = (await cycles()).toReversed();
    expect(made.slice(0, 2)).toMatchObject([
      { name: 'Monthly 2026-03-01', freezeAt: '2026-03-01T03:00:00.000Z', validUntil: '2026-03-31', state: 'draft' },
      { name: 'Monthly 2026-04-01', freezeAt: '2026-04-01T03:00:00.000Z' },
    ]);
    expect(made.every(({ freezeAt, scheduledFor }) => freezeAt === scheduledFor)).toBe(true);
    expect(new Set(made.map(({ name }) => name)).size).toBe(made.length);
    const until = new Date();
    const months = (until.getUTCFullYear() - 2026) * 12 + until.getUTCMonth() - 1;
    expect([months - 1, months]).toContain(made.length); // today may be a first, before six
    await look();
    expect(await cycles()).toHaveLength(made.length);
  });

  it('waits while its program is paused, and makes what was missed then', async () => {
    const before = (await cycles()).length;
    ok(await program.founder.post(`${program.path}/pause`));
    await program.people.rows(
      `update entitlements.cycle_schedule set made_until = '2026-01-15T00:00:00Z' where program_id = $1`,
      [program.id],
    );
    await look();
    expect(await cycles()).toHaveLength(before);
    ok(await program.founder.post(`${program.path}/resume`));
    // those of the months before are there already: the database refuses a second of an occurrence
    await program.people.rows(`update entitlements.cycle set scheduled_for = null where program_id = $1`, [program.id]);
    await look();
    expect((await cycles()).length).toBe(2 * before + 1);
  });
});
