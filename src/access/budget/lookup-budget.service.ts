import { Injectable } from '@nestjs/common';
import { BudgetConfig } from '#config/config.js';
import { type Allowance, Budget } from '#platform/budget/budget.service.js';
import { currentCaller } from '../caller.js';

/**
 * The budget of asking "who has this identifier?". A miss costs two: guessing is dearer than working. The same budget for
 * every route that answers this question, so that one cannot be used beside the other.
 */
@Injectable()
export class LookupBudget {
  private readonly allowances: readonly Allowance[];

  constructor(
    private readonly budget: Budget,
    config: BudgetConfig,
  ) {
    this.allowances = [
      { name: 'lookup-hour', points: config.lookupsPerHour, seconds: 3_600 },
      { name: 'lookup-day', points: config.lookupsPerDay, seconds: 86_400 },
    ];
  }

  /** Takes a point and looks; takes another when nothing was found. Throws `BudgetSpent`. */
  async spend<T>(look: () => Promise<readonly T[]>): Promise<readonly T[]> {
    const { userId } = currentCaller();
    await this.budget.take(userId, this.allowances);
    const found = await look();
    if (found.length === 0) await this.budget.charge(userId, this.allowances);
    return found;
  }
}
