import { Clock } from '../time/clock.js';
import { Allotments } from './allotments.service.js';
import type { Allowance, Budget } from './budget.service.js';

const MOST_HELD = 10_000;
const REQUESTS: Allowance = { name: 'requests', points: 600, seconds: 60 };
const REFUSALS: Allowance = { name: 'refusals', points: 200, seconds: 60 };

/** Grants everything, and remembers who took how much. */
class GenerousBudget {
  readonly taken = new Map<string, number>();

  reserve(owner: string, { name }: Allowance, points: number): Promise<{ granted: boolean; msLeft: number }> {
    const key = `${name}:${owner}`;
    this.taken.set(key, (this.taken.get(key) ?? 0) + points);
    return Promise.resolve({ granted: true, msLeft: 60_000 });
  }
}

describe('allowances held in memory', () => {
  let budget: GenerousBudget;
  let allotments: Allotments;

  beforeEach(() => {
    budget = new GenerousBudget();
    allotments = new Allotments(budget as unknown as Budget, new Clock());
  });

  const flood = async (allowance: Allowance, owners: number): Promise<void> => {
    for (let n = 0; n < owners; n += 1) await allotments.spend(`owner-${n}`, allowance);
  };

  it('are not pushed out by more addresses than are remembered: a user goes on with what they hold', async () => {
    await allotments.spend('user', REQUESTS);
    await flood(REFUSALS, MOST_HELD + 1);
    for (let n = 1; n < 15; n += 1) await allotments.spend('user', REQUESTS);
    expect(budget.taken.get('requests:user')).toBe(30); // one portion, as without any address
  });

  it('are bounded for each allowance by itself: whoever came first makes room, and takes a portion again', async () => {
    await flood(REFUSALS, MOST_HELD + 1);
    await allotments.spend('owner-1', REFUSALS);
    expect(budget.taken.get('refusals:owner-1')).toBe(10);
    await allotments.spend('owner-0', REFUSALS);
    expect(budget.taken.get('refusals:owner-0')).toBe(20);
  });
});
