import { z } from 'zod';
import { firstPersonOf, household, householdSize, type Household } from '../population/index.js';
import { mix, Random } from '../population/random.js';

/** What is to change, in households. */
export const ORDER = z.object({
  /** Their income and the phone of their head; every fourth loses its youngest member, who stays an individual. */
  edit: z.number().int().min(0).max(1_000_000).default(0),
  /** They and all their members are gone. */
  remove: z.number().int().min(0).max(100_000).default(0),
  /** New ones behind all others. */
  add: z.number().int().min(0).max(1_000_000).default(0),
});

export type ChangeOrder = z.infer<typeof ORDER>;

interface Edit {
  readonly revision: number;
  readonly at: Date;
}

interface Removed {
  readonly household: number;
  /** People who lived in the removed households before this one. */
  readonly peopleBefore: number;
}

/**
 * What has happened to the population since it was registered: a small overlay over people who are made when they are asked for. It
 * holds a few words for each household that was touched, whatever the size of the register.
 */
export class Changes {
  private readonly edits = new Map<number, Edit>();
  private readonly arrivals: { readonly from: number; readonly at: Date }[] = [];
  private removed: readonly Removed[] = [];
  private orders = 0;
  /** Households ever made, the removed ones among them. */
  made: number;

  constructor(
    private readonly seed: number,
    private readonly first: number,
  ) {
    this.made = first;
  }

  get households(): number {
    return this.made - this.removed.length;
  }

  get people(): number {
    const last = this.removed.at(-1);
    const gone = last ? last.peopleBefore + householdSize(last.household) : 0;
    return firstPersonOf(this.made) - gone;
  }

  /** Changes so many households, drawn by seed and number of the order. */
  apply({ edit, remove, add }: ChangeOrder, at: Date): void {
    this.orders += 1;
    const random = new Random(this.seed, this.orders, 0xc4a5);
    for (const h of this.draw(random, remove)) this.edits.delete(h);
    if (add > 0) this.arrivals.push({ from: this.made, at });
    for (const h of this.drawn(random, edit))
      this.edits.set(h, { revision: (this.edits.get(h)?.revision ?? 0) + 1, at });
    this.made += add;
  }

  /** The k-th household that is there. */
  nth(k: number): number {
    return k + this.before((removed, index) => removed.household - index <= k);
  }

  /** The i-th person who is there, by their number among all. */
  nthPerson(i: number): number {
    const gone = this.before((removed) => firstPersonOf(removed.household) - removed.peopleBefore <= i);
    const last = this.removed[gone - 1];
    return i + (last ? last.peopleBefore + householdSize(last.household) : 0);
  }

  isRemoved(h: number): boolean {
    const index = this.before((removed) => removed.household < h);
    return this.removed[index]?.household === h;
  }

  /** As it is now; members who left stand behind `members` in `left`. */
  home(h: number): Household & { readonly left: Household['members'] } {
    const made = household(this.seed, h);
    const edit = this.edits.get(h);
    if (!edit) return { ...made, left: [] };
    const digits = String(5_000_000_000 + mix(this.seed, h, edit.revision, 0xf0e));
    const members = made.members.map((person) =>
      person.head ? { ...person, phone: { written: `+745 ${digits}`, sanitized: `+745${digits}` } } : person,
    );
    const stay = h % 4 === 0 && members.length > 1 ? members.length - 1 : members.length;
    const income = (made.income + 10 * edit.revision) % 20_000;
    return { ...made, income, members: members.slice(0, stay), left: members.slice(stay) };
  }

  /** When it was last changed, or made after the beginning; null for the day of registration. */
  changedAt(h: number): Date | null {
    return this.edits.get(h)?.at ?? this.madeAt(h);
  }

  /** When it was made, if after the beginning. */
  madeAt(h: number): Date | null {
    return this.arrivals.findLast(({ from }) => from <= h)?.at ?? null;
  }

  /** Households made after an instant, in order. */
  *arrivedAfter(instant: number): Generator<number> {
    for (let h = this.first; h < this.made; h += 1)
      if (this.madeAt(h)!.getTime() > instant && !this.isRemoved(h)) yield h;
  }

  /** Households made or changed at or after an instant, in order. */
  changedSince(instant: number): number[] {
    const edited = [...this.edits].filter(([, { at }]) => at.getTime() >= instant).map(([h]) => h);
    const made = [...this.arrivedAfter(instant - 1)].filter((h) => !this.edits.has(h));
    return [...edited, ...made].toSorted((a, b) => a - b);
  }

  /** Removes so many, and says which. */
  private draw(random: Random, count: number): number[] {
    const gone = this.drawn(random, count);
    const all = [...this.removed.map(({ household: h }) => h), ...gone].toSorted((a, b) => a - b);
    let peopleBefore = 0;
    this.removed = all.map((h) => {
      const removed = { household: h, peopleBefore };
      peopleBefore += householdSize(h);
      return removed;
    });
    return gone;
  }

  /** So many different households that are there. */
  private drawn(random: Random, count: number): number[] {
    const chosen = new Set<number>();
    const most = Math.min(count, this.households);
    while (chosen.size < most) chosen.add(this.nth(random.between(0, this.households - 1)));
    return [...chosen];
  }

  /** How many of the removed come first, by a test that holds of those only. */
  private before(holds: (removed: Removed, index: number) => boolean): number {
    let [low, high] = [0, this.removed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(this.removed[middle]!, middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
