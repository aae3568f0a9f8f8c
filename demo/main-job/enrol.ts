import type { Api, Operation } from './api.js';
import type { Cast } from './cast.js';
import type { Progress } from './progress.js';

export interface DemoProgram {
  readonly id: string;
  readonly code: string;
}

interface ProgramPlan {
  readonly code: string;
  readonly name: string;
  readonly target: 'individual' | 'group';
  readonly rule: string;
  readonly benefit: Readonly<Record<string, string>>;
}

const CURRENCY = 'KES';

const CASH: ProgramPlan = {
  code: 'CASH',
  name: 'Cash transfer to poor households with children',
  target: 'group',
  rule: 'income < 700.0 && members.exists(m, age(m.birth_date) < 18)',
  benefit: { code: 'MONTHLY', name: 'Monthly transfer', kind: 'cash', currency: CURRENCY, amount: '2400.00' },
};

const FOOD: ProgramPlan = {
  code: 'FOOD',
  name: 'Food basket for people over 60',
  target: 'individual',
  rule: 'age(birth_date) > 60',
  benefit: { code: 'BASKET', name: 'Food basket', kind: 'in_kind', unit: 'kg', quantity: '10' },
};

export interface DemoPrograms {
  readonly cash: DemoProgram;
  readonly food: DemoProgram;
}

/** Creates the two programs with rule, benefit and money, judges everyone, and enrols the eligible. */
export async function enrol(cast: Cast, progress: Progress): Promise<DemoPrograms> {
  const programs = await foundPrograms(await cast.as('founder'));
  const manager = await cast.as('manager');
  await judge(manager, CASH, programs.cash, progress);
  await judge(manager, FOOD, programs.food, progress);
  return programs;
}

/** The two programs, active, with their rules, benefits and money; nobody enrolled yet. */
export async function foundPrograms(founder: Api): Promise<DemoPrograms> {
  const cash = await found(founder, CASH);
  const food = await found(founder, FOOD);
  const money = { currency: CURRENCY, amount: '5000000000.00', memo: 'Budget of the year' };
  await founder.post(`/v1/programs/${cash.id}/fund/postings`, money, 'demo-fund');
  return { cash, food };
}

async function found(founder: Api, plan: ProgramPlan): Promise<DemoProgram> {
  const { code, name, target } = plan;
  const program = await founder.post<DemoProgram>('/v1/programs', { code, name, target }, `demo-program-${code}`);
  await founder.post(`/v1/programs/${program.id}/rules`, { expression: plan.rule }, `demo-rule-${code}`);
  await founder.post(`/v1/programs/${program.id}/activate`, {}, `demo-activate-${code}`);
  await founder.post(`/v1/programs/${program.id}/benefits`, plan.benefit, `demo-benefit-${code}`);
  return program;
}

async function judge(manager: Api, plan: ProgramPlan, program: DemoProgram, progress: Progress): Promise<void> {
  progress.tell(`Program ${plan.code} (${plan.name}): ${plan.rule}`);
  const run = await manager.post<Operation>(`/v1/programs/${program.id}/eligibility-runs`);
  const { counts } = await progress.follow(`Evaluate ${plan.code}`, manager, run);
  progress.tell(
    `  eligible ${counts['eligible'] ?? 0}, not eligible ${counts['not_eligible'] ?? 0}, unknown ${counts['unknown'] ?? 0}; newly enrolled ${counts['enrolled'] ?? 0}`,
  );
}
