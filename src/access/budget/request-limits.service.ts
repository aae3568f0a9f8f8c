import { Injectable } from '@nestjs/common';
import { BudgetConfig } from '#config/config.js';
import { Allotments } from '#platform/budget/allotments.service.js';
import type { Allowance } from '#platform/budget/budget.service.js';
import { DatabaseFault } from '#platform/database/database-error.js';
import { ServiceCipher } from '#platform/vault/service-cipher.js';

const MINUTE = 60;

/** How much one user may ask for in a minute, and how often one address may come without a good token: all replicas together. */
@Injectable()
export class RequestLimits {
  private readonly requests: Allowance;
  private readonly refusals: Allowance;

  constructor(
    private readonly allotments: Allotments,
    private readonly cipher: ServiceCipher,
    config: BudgetConfig,
  ) {
    this.requests = { name: 'requests', points: config.requestsPerMinute, seconds: MINUTE };
    this.refusals = { name: 'refusals', points: config.refusalsPerMinute, seconds: MINUTE };
  }

  /** Throws `BudgetSpent`. */
  countRequest(userId: string): Promise<void> {
    return this.allotments.spend(userId, this.requests);
  }

  /**
   * Counts a request without a good token. Good tokens from the same address are not touched: others may share it. The
   * address is kept as a keyed digest. Throws `BudgetSpent`.
   */
  async countRefusal(address: string): Promise<void> {
    try {
      await this.allotments.spend(this.cipher.digest('address', networkOf(address)).toString('hex'), this.refusals);
    } catch (error) {
      if (!(error instanceof DatabaseFault)) throw error; // nobody counts while the database is away: a refusal it stays
    }
  }
}

/** Of IPv6 the first 64 bits: whoever has one address there has them all. */
const networkOf = (address: string): string =>
  address.includes(':') && !address.includes('.') ? expand(address).slice(0, 4).join(':') : address;

function expand(address: string): readonly string[] {
  const [head = '', tail] = address.split('%', 1)[0]!.split('::');
  const [first, last] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  return tail === undefined
    ? first!
    : [...first!, ...Array<string>(8 - first!.length - last!.length).fill('0'), ...last!];
}
