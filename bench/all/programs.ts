import type { Api, Operation } from '../../demo/main-job/api.js';
import type { Cast } from '../../demo/main-job/cast.js';
import type { DemoProgram, DemoPrograms } from '../../demo/main-job/enrol.js';
import type { Progress } from '../../demo/main-job/progress.js';

const CURRENCY = 'KES';

/** Nobody is left out, so that each step has as many rows as there are households, or people: only the former have accounts. */
const CASH = {
  program: { code: 'CASH', name: 'Cash to every household', target: 'group' },
  rule: 'income >= 0.0 || members.exists(m, age(m.birth_date) >= 0)',
  benefit: { code: 'MONTHLY', name: 'Monthly transfer', kind: 'cash', currency: CURRENCY, amount: '2400.00' },
} as const;
const FOOD = {
  program: { code: 'FOOD', name: 'A basket for everybody', target: 'individual' },
  rule: 'age(birth_date) >= 0 || true',
  benefit: { code: 'BASKET', name: 'Food basket', kind: 'in_kind', unit: 'kg', quantity: '10' },
} as const;

export async function foundForEverybody(founder: Api): Promise<DemoPrograms> {
  const found = async ({ program, rule, benefit }: typeof CASH | typeof FOOD): Promise<DemoProgram> => {
    const founded = await founder.post<DemoProgram>('/v1/programs', program);
    await founder.post(`/v1/programs/${founded.id}/rules`, { expression: rule });
    await founder.post(`/v1/programs/${founded.id}/activate`);
    await founder.post(`/v1/programs/${founded.id}/benefits`, benefit);
    return founded;
  };
  const [cash, food] = [await found(CASH), await found(FOOD)];
  const money = { currency: CURRENCY, amount: '50000000000.00', memo: 'Enough' };
  await founder.post(`/v1/programs/${cash.id}/fund/postings`, money);
  return { cash, food };
}

/** Judges everybody, and enrols whom the rule takes. */
export async function evaluate(cast: Cast, { id, code }: DemoProgram, progress: Progress): Promise<void> {
  const manager = await cast.as('manager');
  const run = await manager.post<Operation>(`/v1/programs/${id}/eligibility-runs`);
  await progress.follow(`Evaluate ${code}`, manager, run);
}

/** Looks among everybody who is enrolled for those who are like each other by any identifier. */
export async function findDuplicates(cast: Cast, { id, code }: DemoProgram, progress: Progress): Promise<void> {
  const founder = await cast.as('founder');
  await founder.patch(`/v1/programs/${id}/deduplication`, { policy: 'warn', identifiers: 'any' }, '"0"');
  const run = await founder.post<Operation>(`/v1/programs/${id}/deduplication-runs`);
  const { counts } = await progress.follow(`Deduplicate ${code}`, founder, run);
  progress.tell(`  compared ${counts['compared'] ?? 0}, people in clusters ${counts['people'] ?? 0}`);
}
