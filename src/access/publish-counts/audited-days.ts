import type { Highs, Model } from 'highs';
import { Audit, type Known } from './audit.js';
import type { Identity, Publication, Published, QuantityKey } from './quantities.js';
import { behind, MINIMUM_CELL, seemsAbout, seemsOpen } from './rounding.js';

/** Counts by quantity, and the sums that hold between them. */
export interface Counted {
  readonly counts: Readonly<Record<QuantityKey, number>>;
  readonly identities: readonly Identity[];
}

/** A count, and what is published of it. */
export interface Cell extends Published {
  readonly key: QuantityKey;
  readonly count: number;
}

/** What is published on one day; a sum is a whole and its parts, by place. */
export interface Day {
  readonly cells: Cell[];
  readonly sums: readonly (readonly number[])[];
}

export function dayOf({ counts, identities }: Counted, published: Publication): Day {
  const cells = Object.entries(counts).map(([key, count]) => ({ key, count, ...published[key]! }));
  const placeOf = new Map(cells.map(({ key }, place) => [key, place]));
  return { cells, sums: identities.map(({ whole, parts }) => [whole, ...parts].map((key) => placeOf.get(key)!)) };
}

/**
 * Audits a day together with those before it. A hidden count that is the same on two days in a row is one unknown: a reader may
 * see, or guess, that nothing has changed there. Day by day every doubt can hold, and yet two days together leave none: one
 * bounds the sum of some hidden counts from above, the other each of them from below.
 */
export class AuditedDays {
  private readonly audit: Audit;
  private readonly days: readonly Day[];
  /** The place of each day's first count in the audit. */
  private readonly first: readonly number[];

  constructor(
    highs: Highs,
    model: Model,
    private readonly today: Day,
    earlier: readonly Day[],
  ) {
    this.days = [...earlier, today];
    let places = 0;
    this.first = this.days.map(({ cells }) => (places += cells.length) - cells.length);
    this.audit = new Audit(
      highs,
      model,
      this.days.flatMap(({ cells }) => cells.map(({ count }) => count)),
      this.days.flatMap(({ sums }, at) => sums.map((sum) => sum.map((place) => this.first[at]! + place))),
    );
    this.days.forEach(({ cells }, at) => cells.forEach((_, place) => this.tell(at, place)));
  }

  /** Has today's count of a place tell less from now on. */
  replace(place: number, cell: Cell): void {
    this.today.cells[place] = cell;
    this.tell(this.days.length - 1, place);
  }

  /** Today's places of the counts, of any day, that a reader can compute too closely; -1 for one there is none of today. */
  exposed(): ReadonlySet<number> {
    const places = this.audit.exposed().map((exposed) => {
      const at = this.first.findLastIndex((first) => first <= exposed);
      return placeOf(this.today, this.days[at]!.cells[exposed - this.first[at]!]!.key);
    });
    return new Set(places);
  }

  private tell(at: number, place: number): void {
    const cell = this.days[at]!.cells[place]!;
    this.audit.know(this.first[at]! + place, this.knownOf(cell));
    const before = this.days[at - 1];
    const same = before?.cells[placeOf(before, cell.key)];
    if (same && same.shown === null && cell.shown === null && same.count === cell.count)
      this.audit.join(this.first[at - 1]! + placeOf(before, cell.key), this.first[at]! + place);
  }

  /** What a reader knows of a count: of one that is no longer what it was published from, also that it may have moved since. */
  private knownOf({ count, basis, told, shown }: Cell): Known {
    if (shown === null && told) return { inDoubt: () => true };
    if (shown === null) return { inDoubt: this.days.length > 1 ? seemsOpen : seemsAbout(basis) };
    const { least, most } = behind(shown);
    const moved = count < least || count > most ? MINIMUM_CELL - 1 : 0;
    return { shown: { least: Math.max(0, least - moved), most: most + moved } };
  }
}

const placeOf = ({ cells }: Day, key: QuantityKey): number => cells.findIndex((cell) => cell.key === key);
