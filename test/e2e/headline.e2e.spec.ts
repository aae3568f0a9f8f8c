import { issueDevelopmentToken } from '#access';
import { Api, ApiProblem, type Operation } from '../../demo/main-job/api.js';
import { handOut, payOut } from '../../demo/main-job/deliver.js';
import { type DemoPrograms, enrol } from '../../demo/main-job/enrol.js';
import { runCycle } from '../../demo/main-job/run-cycle.js';
import { household, householdsFor } from '../../demo/population/index.js';
import { testDatabases, type TestDatabases } from '../support/database.js';
import { Journey, SEED } from '../support/journey.js';

const PEOPLE = 1_200;

interface Line {
  readonly amount: string | null;
  readonly quantity: string | null;
  readonly deliveredAmount: string | null;
  readonly deliveredQuantity: string | null;
  readonly state: string;
  readonly disbursements: readonly { readonly state: string; readonly amount: string | null }[];
}

interface Beneficiary {
  readonly id: string;
  readonly programs: readonly {
    readonly code: string;
    readonly enrolment: Record<string, unknown>;
    readonly entitlements: readonly Line[];
  }[];
  readonly totals: readonly Record<string, string>[];
  readonly members?: readonly Beneficiary[];
}

const refusalOf = async (asked: Promise<unknown>): Promise<ApiProblem> => {
  try {
    await asked;
  } catch (error) {
    if (error instanceof ApiProblem) return error;
    throw error;
  }
  throw new Error('It was not refused');
};

describe('the headline question: all programs, amounts and disbursements of one person', () => {
  let databases: TestDatabases;
  let journey: Journey;
  let programs: DemoPrograms;
  let manager: Api;

  const lookup = async (api: Api, question: object): Promise<Beneficiary[]> =>
    (await api.post<{ data: Beneficiary[] }>('/v1/beneficiaries/lookup', question)).data;

  /** Asks for households one after the other until one fits. */
  async function firstHousehold(fits: (found: Beneficiary) => boolean): Promise<{ h: number; found: Beneficiary }> {
    for (let h = 0; h < householdsFor(PEOPLE); h++) {
      const found = await lookup(manager, {
        idType: 'household_id',
        value: household(SEED, h).householdId,
        include: 'members',
      }).catch(() => []);
      if (found[0] && fits(found[0])) return { h, found: found[0] };
    }
    throw new Error('No household fits');
  }

  async function managerOf(programCodes: readonly string[], organisation: string): Promise<Api> {
    const order = {
      databaseUrl: journey.options.urls.owner,
      dataDirectory: journey.dataDirectory,
      role: 'program_manager',
      subject: `manager-${organisation}`,
    } as const;
    return new Api(
      journey.service.url,
      await issueDevelopmentToken({ ...order, organisation, programs: programCodes, validSeconds: 600 }),
    );
  }

  beforeAll(async () => {
    databases = await testDatabases();
    journey = await Journey.begin({
      people: PEOPLE,
      urls: databases.urls,
    });
    await journey.pull();
    programs = await enrol(journey.cast, journey.progress);
    const cash = await runCycle(journey.cast, programs.cash, journey.progress);
    await payOut(journey.cast, programs.cash, cash.id, journey.channel.url, journey.progress);
    const food = await runCycle(journey.cast, programs.food, journey.progress);
    await handOut(journey.cast, programs.food, food.id, journey.progress, () => 'partly_delivered');
    manager = await journey.cast.as('manager');
  }, 120_000);

  afterAll(async () => {
    await journey?.end();
    await databases?.drop();
  });

  it('tells state, rule, exact amount and what reached the household, and of members what they get on their own', async () => {
    const { found } = await firstHousehold(
      ({ programs: held, members }) => held.length > 0 && (members?.length ?? 0) > 0,
    );
    const [cash] = found.programs;
    expect(cash).toMatchObject({ code: 'CASH', enrolment: { state: 'enrolled', ruleVersion: 1, verdict: 'eligible' } });
    expect(cash!.entitlements).toMatchObject([{ amount: '2400.00', currency: 'KES', cycleNumber: 1 }]);
    expect(found.totals).toMatchObject([{ benefitKind: 'cash', currency: 'KES', entitled: '2400.00' }]);
    expect(found.members![0]!.programs[0]).toMatchObject({
      code: 'FOOD',
      entitlements: [
        {
          quantity: '10',
          unit: 'kg',
          deliveredQuantity: '7',
          state: 'partly_fulfilled',
          disbursements: [{ state: 'partly_delivered' }],
        },
      ],
    });
    expect(found.members![0]!.totals).toMatchObject([
      { benefitKind: 'in_kind', unit: 'kg', entitled: '10', delivered: '7', due: '3' },
    ]);
  });

  it('fails a payee without an account alone', async () => {
    const { h, found } = await firstHousehold(({ programs: held }) =>
      held.some(({ entitlements }) => entitlements.some(({ disbursements }) => disbursements[0]?.state === 'failed')),
    );
    expect(household(SEED, h).members[0]!.bankAccount).toBeNull();
    expect(found.programs[0]!.entitlements[0]).toMatchObject({ state: 'approved', deliveredAmount: '0.00' });
    const { found: paid } = await firstHousehold(({ programs: held }) =>
      held.some(({ entitlements }) => entitlements.some(({ state }) => state === 'fulfilled')),
    );
    expect(paid.programs[0]!.entitlements[0]!.disbursements).toMatchObject([{ state: 'paid', amount: '2400.00' }]);
  });

  it('shows nothing that identifies, and never the value asked for', async () => {
    const { h, found } = await firstHousehold(
      ({ programs: held, members }) => held.length > 0 && (members?.length ?? 0) > 0,
    );
    const shown = JSON.stringify(found);
    const { householdId, area, members } = household(SEED, h);
    const personal = members.flatMap((member) => [
      member.familyName,
      member.nationalId,
      member.bankAccount,
      member.birthDate,
      member.phone?.sanitized,
    ]);
    for (const value of [householdId, area, ...personal]) if (value) expect(shown.includes(value.trim())).toBe(false);
  });

  it('answers nobody found and nobody you may see alike', async () => {
    const { h } = await firstHousehold(({ programs: held }) => held.length > 0);
    const foodOnly = await managerOf(['FOOD'], 'food-office');
    const hidden = await refusalOf(lookup(foodOnly, { idType: 'household_id', value: household(SEED, h).householdId }));
    const unknown = await refusalOf(lookup(foodOnly, { idType: 'household_id', value: 'HH-9999999' }));
    const bare = ({ problem, status }: ApiProblem) => ({ ...problem, correlationId: undefined, status });
    expect(hidden.status).toBe(404);
    expect(bare(hidden)).toEqual(bare(unknown));
  });

  it('gives two organisations different handles, which do not open for each other', async () => {
    const { h, found } = await firstHousehold(({ programs: held }) => held.length > 0);
    const other = await managerOf(['CASH', 'FOOD'], 'another-office');
    const [theirs] = await lookup(other, { idType: 'household_id', value: household(SEED, h).householdId });
    expect(theirs!.id).not.toBe(found.id);
    expect(theirs!.programs[0]!.enrolment['id']).not.toBe(found.programs[0]!.enrolment['id']);
    expect(await manager.get<Beneficiary>(`/v1/beneficiaries/${found.id}`)).toMatchObject({ id: found.id });
    expect((await refusalOf(other.get(`/v1/beneficiaries/${found.id}`))).status).toBe(404);
  });

  it('lets nobody approve what they prepared, nor prepare an approved cycle again', async () => {
    const cycle = await manager.post<{ id: string }>(`/v1/programs/${programs.cash.id}/cycles`, {
      name: 'Second round',
    });
    expect((await refusalOf(manager.post(`/v1/cycles/${cycle.id}/approve`))).status).toBe(403);
    const approver = await journey.cast.as('approver');
    expect((await refusalOf(approver.post(`/v1/cycles/${cycle.id}/approve`))).status).toBe(409);
    await journey.settled((await manager.post<Operation>(`/v1/cycles/${cycle.id}/prepare`)).id);
    expect((await refusalOf(manager.post(`/v1/cycles/${cycle.id}/prepare`))).status).toBe(409);
    const founder = await journey.cast.as('founder');
    expect((await refusalOf(founder.post(`/v1/cycles/${cycle.id}/approve`))).status).toBe(403);
  });
});
