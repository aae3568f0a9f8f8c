import { Injectable } from '@nestjs/common';
import { Clock } from '../time/clock.js';
import { type Allowance, Budget, BudgetSpent } from './budget.service.js';

/** What this replica holds for one owner. */
interface Held {
  points: number;
  /** Milliseconds since 1970: the end of the allowance's time. */
  until: number;
  spent: boolean;
  filling: Promise<void> | undefined;
}

/** A replica takes a twentieth at once. */
const PORTIONS = 20;
const MOST_HELD = 10_000;

/**
 * Allowances that are asked for with every request: a replica takes portions of them from PostgreSQL and spends them in memory,
 * so that a request waits for the database twenty times a minute at most, and mostly not at all. Replicas count together, exactly
 * up to the portions they hold: never more than the allowance is given, a little may be left unspent.
 */
@Injectable()
export class Allotments {
  private readonly held = new Map<string, Held>();

  constructor(
    private readonly budget: Budget,
    private readonly clock: Clock,
  ) {}

  /** Spends one point. Throws {@link BudgetSpent} when the allowance is used up, by whatever replica. */
  async spend(owner: string, allowance: Allowance): Promise<void> {
    const held = this.of(owner, allowance);
    while (held.points === 0) {
      if (held.spent) throw new BudgetSpent(Math.max(1, Math.ceil((held.until - this.now()) / 1000)));
      await this.fill(held, owner, allowance);
    }
    held.points -= 1;
    // beside the request; a fault meets whoever finds nothing left and fills again
    if (held.points < portionOf(allowance) / 2 && !held.spent) this.fill(held, owner, allowance).catch(() => {});
  }

  private of(owner: string, { name }: Allowance): Held {
    const key = `${name}:${owner}`;
    const found = this.held.get(key);
    if (found && (found.until > this.now() || found.filling)) return found;
    const oldest = this.held.size >= MOST_HELD ? this.held.keys().next().value : undefined;
    if (oldest !== undefined) this.held.delete(oldest);
    const fresh: Held = { points: 0, until: Infinity, spent: false, filling: undefined };
    this.held.delete(key);
    this.held.set(key, fresh);
    return fresh;
  }

  /** Whoever comes while a portion is being taken waits for that one. */
  private fill(held: Held, owner: string, allowance: Allowance): Promise<void> {
    held.filling ??= this.take(held, owner, allowance).finally(() => (held.filling = undefined));
    return held.filling;
  }

  private async take(held: Held, owner: string, allowance: Allowance): Promise<void> {
    const portion = portionOf(allowance);
    const { granted, msLeft } = await this.budget.reserve(owner, allowance, portion);
    const until = this.now() + msLeft;
    if (Math.abs(until - held.until) > 1_000) held.points = 0; // of a time that is over: given anew, not kept
    held.until = until;
    held.spent = !granted;
    if (granted) held.points += portion;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

const portionOf = ({ points }: Allowance): number => Math.max(1, Math.floor(points / PORTIONS));
