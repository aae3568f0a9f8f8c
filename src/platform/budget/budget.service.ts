import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { UnitOfWork } from '../database/unit-of-work.js';
import { statement } from '../database/statement.js';
import { DomainError } from '../errors/domain-error.js';

/** So many points in so many seconds, counted from the first use. */
export interface Allowance {
  /** Unique in the application: it begins the key. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
}

/** What somebody has left of an allowance is nothing: come again after `retryAfterSeconds`. */
export class BudgetSpent extends DomainError {
  constructor(retryAfterSeconds: number) {
    super('platform:budget-spent', 'too-many', 'The budget for this is spent', { retryAfterSeconds });
  }
}

/** Counts what callers use up, in PostgreSQL, so that all replicas count together and a restart forgets nothing. */
@Injectable()
export class Budget {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Takes one point of each allowance, for an owner (the id of a user, or a digest). Not for use inside a transaction: its
   * rollback would give the points back. Throws {@link BudgetSpent} when any of them is used up.
   */
  async take(owner: string, allowances: readonly Allowance[]): Promise<void> {
    const taken = await Promise.allSettled(allowances.map((allowance) => this.limiter(allowance).consume(owner)));
    const refused = taken.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    for (const reason of refused) if (!(reason instanceof RateLimiterRes)) throw reason;
    const waits = refused.map((reason) => (reason as RateLimiterRes).msBeforeNext);
    if (waits.length > 0) throw new BudgetSpent(Math.max(1, Math.ceil(Math.max(...waits) / 1000)));
  }

  /** Takes several points at once, or none: whether they were given, and how long the allowance's time still lasts. */
  async reserve(
    owner: string,
    allowance: Allowance,
    points: number,
  ): Promise<{ readonly granted: boolean; readonly msLeft: number }> {
    try {
      return { granted: true, msLeft: (await this.limiter(allowance).consume(owner, points)).msBeforeNext };
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return { granted: false, msLeft: refused.msBeforeNext };
    }
  }

  /** Takes another point without refusing: what has just happened costs more than was known before. */
  async charge(owner: string, allowances: readonly Allowance[]): Promise<void> {
    await Promise.all(allowances.map((allowance) => this.limiter(allowance).penalty(owner, 1)));
  }

  private limiter({ name, points, seconds }: Allowance): RateLimiterPostgres {
    const found = this.limiters.get(name);
    if (found) return found;
    const limiter = new RateLimiterPostgres({
      storeClient: { query: (asked: Asked) => this.query(asked) },
      storeType: 'client',
      schemaName: 'platform',
      tableName: 'budget',
      tableCreated: true,
      clearExpiredByTimeout: this.limiters.size === 0, // one sweeps the table for all
      keyPrefix: name,
      points,
      duration: seconds,
    });
    this.limiters.set(name, limiter);
    return limiter;
  }

  /** The limiter's statements go the way of all others: prepared by name, and errors stripped at the border. */
  private async query({ name, text, values }: Asked): Promise<{ rows: unknown[]; rowCount: number }> {
    const rows = await this.uow.rows(statement(`platform.${name}`, text), values);
    return { rows, rowCount: rows.length };
  }
}

interface Asked {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}
