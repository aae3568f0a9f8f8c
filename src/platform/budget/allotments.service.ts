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
/** Owners of one allowance that are remembered. */
const MOST_HELD = 10_000;

/**
 * Allowances that are asked for with every request: a replica takes portions of them from PostgreSQL and spends them in memory,
 * so that a request waits for the database twenty times a minute at most, and mostly not at all. Replicas count together, exactly
 * up to the portions they hold: never more than the allowance is given, a little may be left unspent.
 */
@Injectable()
export class Allotments {
  /** By allowance and owner, each allowance bounded by itself: a flood of addresses pushes no user out. */
  private readonly held = new Map<string, Map<string, Held>>();

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
    const owners = this.held.get(name) ?? new Map<string, Held>();
    this.held.set(name, owners);
    const found = owners.get(owner);
    if (found && (found.until > this.now() || found.filling)) return found;
    owners.delete(owner); // its new time makes it the youngest
    const oldest = owners.size >= MOST_HELD ? owners.keys().next().value : undefined;
    if (oldest !== undefined) owners.delete(oldest);
    const fresh: Held = { points: 0, until: Infinity, spent: false, filling: undefined };
    owners.set(owner, fresh);
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
