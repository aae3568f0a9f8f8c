import fc from 'fast-check';
import { EntitlementsService } from '#entitlements';
import { RequestContext } from '#platform/context/request-context.js';
import { UnitOfWork } from '#platform/database/unit-of-work.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connected } from '../support/database.js';
import { type CycleUnderTest, GivingProgram, ok } from '../support/cycle-under-test.js';
import { ended } from '../support/registrants.js';

const PEOPLE = 20;

/** A line as the database has it. */
interface Line {
  readonly id: string;
  readonly registrant_id: string;
  readonly state: string;
  readonly amount_minor: string;
  readonly delivered_minor: string;
}

describe('the fund of a program', () => {
  let amparo: TestApp;

  beforeAll(async () => {
    amparo = await startTestApp({ AMPARO_CONCURRENT_OPERATIONS: '8' });
    await (await GivingProgram.founded(amparo, 'EVERYBODY')).people.individuals(PEOPLE);
  });

  afterAll(() => amparo?.close());

  async function program(code: string, funds: string, policy?: object): Promise<GivingProgram> {
    const made = await GivingProgram.founded(amparo, code);
    await made.flat('100.00');
    await made.funded(funds);
    await made.enrolled();
    if (policy) ok(await made.founder.patch(`${made.path}/approval-policy`, policy, '"0"'));
    return made;
  }

  const both = (cycles: readonly CycleUnderTest[], one: GivingProgram) =>
    Promise.all(
      cycles.map(async (cycle) => {
        const ordered = ok(await one.approver.post(`${cycle.path}/approve`));
        return ended(one.manager, ordered.id as string);
      }),
    );

  it('of 1000 lets two approvers at once approve ten lines of a hundred between them', async () => {
    const one = await program('TWO', '1000.00');
    const cycles = [await (await one.cycle()).waiting(), await (await one.cycle()).waiting()];
    await both(cycles, one);
    const approved = (await Promise.all(cycles.map((cycle) => cycle.states()))).map(
      (states) => states['approved'] ?? 0,
    );
    expect(approved.toSorted((a, b) => a - b)).toEqual([0, 10]);
    expect(await one.fund()).toMatchObject({
      available: '0.00',
      reserved: '1000.00',
      balanced: true,
      entriesSum: '0.00',
    });
  });

  it('approves none where all or nothing is wanted', async () => {
    const one = await program('ALL', '1999.99', { funding: 'all_or_nothing' });
    const cycle = await (await one.cycle()).waiting();
    const refused = await one.approver.post(`${cycle.path}/approve`);
    expect(refused).toMatchObject({
      status: 422,
      body: { type: 'urn:amparo:entitlements:funds-missing', currencies: ['KES'] },
    });
    await one.funded('0.01');
    expect(await cycle.approved()).toEqual({ approved: PEOPLE });
  });

  it('is never overspent by 32 approvers at once', async () => {
    const one = await program('MANY', '10050.00');
    const cycles: CycleUnderTest[] = [];
    for (let n = 0; n < 32; n++) cycles.push(await (await one.cycle()).waiting());
    const outcomes = await both(cycles, one);
    const states = await Promise.all(cycles.map((cycle) => cycle.states()));
    expect(states.reduce((sum, { approved = 0 }) => sum + approved, 0)).toBe(100); // 10 050 reach for 100 lines
    expect(await one.fund()).toMatchObject({
      available: '50.00',
      reserved: '10000.00',
      balanced: true,
      entriesSum: '0.00',
    });
    expect(outcomes.filter(({ state }) => state === 'succeeded')).toHaveLength(5);
    const problems = new Set(outcomes.filter(({ state }) => state === 'failed').map(({ problem }) => problem));
    expect([...problems]).toEqual(['entitlements:funds-missing']);
    expect((await one.entries()).filter(({ kind }) => kind === 'reserve')).toHaveLength(5); // one posting for each batch of lines
  });

  it('has a trial balance', async () => {
    const one = await program('TRIAL', '5000.00');
    await (await (await one.cycle()).waiting()).approved();
    const { accounts } = await one.fund();
    expect(accounts).toEqual([
      { code: 'available', debit: '5000.00', credit: '2000.00', balance: '3000.00' },
      { code: 'funding', debit: '0.00', credit: '5000.00', balance: '-5000.00' },
      { code: 'paid', debit: '0.00', credit: '0.00', balance: '0.00' },
      { code: 'reserved', debit: '2000.00', credit: '0.00', balance: '2000.00' },
    ]);
  });

  it.each([
    'update entitlements.fund_entry set amount_minor = 1',
    'delete from entitlements.fund_posting',
    'truncate entitlements.fund_entry',
    'truncate entitlements.fund_posting cascade',
    'truncate entitlements.sign_off',
  ])('is append-only, whoever asks: %s', async (sql) => {
    await expect(connected(amparo.urls.owner, (client) => client.query(sql))).rejects.toThrow();
    await expect(connected(amparo.urls.worker, (client) => client.query(sql))).rejects.toThrow();
  });

  it('sums to zero and equals what is due and paid, after whatever was approved, paid, returned and cancelled', async () => {
    const one = await program('RANDOM', '100000.00');
    const [entitlements, uow] = [EntitlementsService, UnitOfWork].map((it) =>
      amparo.app.get(it as never, { strict: false }),
    ) as unknown as [EntitlementsService, UnitOfWork];
    const lines = (): Promise<Line[]> =>
      one.people.rows(
        'select id, registrant_id, state, amount_minor, delivered_minor from entitlements.entitlement where program_id = $1 order by id',
        [one.id],
      ) as unknown as Promise<Line[]>;
    const settle = ({ id, registrant_id }: Line, minor: bigint, reason: string) =>
      RequestContext.asService(() =>
        uow.run(() =>
          entitlements.settle(
            [{ registrantId: registrant_id, entitlementId: id, deliveredMinor: minor, deliveredQuantity: '0' }],
            reason,
          ),
        ),
      );
    const moves = {
      approve: async () => {
        await (await (await one.cycle()).waiting()).approved();
      },
      pay: async (pick: number, share: number) => {
        const due = (await lines()).filter(({ state }) => ['approved', 'partly_fulfilled'].includes(state));
        const line = due[pick % (due.length || 1)];
        if (!line) return;
        const rest = BigInt(line.amount_minor) - BigInt(line.delivered_minor);
        await settle(line, share === 0 ? rest : (rest * BigInt(share)) / 10n || 1n, 'paid');
      },
      back: async (pick: number, share: number) => {
        const paid = (await lines()).filter(({ delivered_minor: delivered }) => delivered !== '0');
        const line = paid.filter(({ state }) => state !== 'cancelled')[pick % (paid.length || 1)];
        if (!line) return;
        const delivered = BigInt(line.delivered_minor);
        await settle(line, -(share === 0 ? delivered : (delivered * BigInt(share)) / 10n || 1n), 'returned');
      },
      cancel: async (pick: number) => {
        const open = (await lines()).filter(({ state }) => ['approved', 'partly_fulfilled'].includes(state));
        const line = open[pick % (open.length || 1)];
        if (!line) return;
        ok(
          await one.manager.post(`/v1/entitlements/${one.people.handle(line.id, 'entitlement')}/cancel`, {
            reason: 'a_test',
          }),
        );
      },
    };
    await moves.approve();
    const kinds = fc.constantFrom(
      'pay' as const,
      'pay' as const,
      'back' as const,
      'cancel' as const,
      'approve' as const,
    );
    const step = fc.tuple(kinds, fc.nat(999), fc.integer({ min: 0, max: 9 }));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        for (const [kind, pick, share] of steps) await moves[kind](pick, share);
        const now = await lines();
        const sum = (these: Line[], of: (line: Line) => bigint) => these.reduce((total, line) => total + of(line), 0n);
        const delivered = sum(now, (line) => BigInt(line.delivered_minor));
        const due = sum(
          now.filter(({ state }) => ['approved', 'partly_fulfilled'].includes(state)),
          (line) => BigInt(line.amount_minor) - BigInt(line.delivered_minor),
        );
        const text = (minor: bigint) => `${minor / 100n}.${`${minor % 100n}`.padStart(2, '0')}`;
        const available = 10_000_000n - due - delivered;
        expect(await one.fund()).toMatchObject({
          balanced: true,
          entriesSum: '0.00',
          paid: text(delivered),
          reserved: text(due),
          available: text(available),
        });
      }),
      { numRuns: 6 },
    );
  });
});
