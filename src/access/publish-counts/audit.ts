import type { Highs, Model } from 'highs';
import { MINIMUM_CELL, type Range } from './rounding.js';

/** What a reader knows of a count: that it lies in a range; or nothing, and then whether what can be computed leaves enough doubt. */
export type Known = { readonly shown: Range } | { readonly inDoubt: (computed: Range) => boolean };

/**
 * The reader's best attack: from all that is shown, and from sums that must hold, the least and most every hidden count can
 * be, by linear programming. A hidden count is safe when these leave enough doubt of it.
 */
export class Audit {
  /** The least and most each count was in any solution so far. */
  private seen: { least: number; most: number }[] = [];
  private readonly hidden = new Map<number, (computed: Range) => boolean>();
  /** More than any count can be, as far as a reader knows: keeps the solver from infinity. */
  private readonly mostHidden: number;

  /** `sums` are lists of a whole and its parts, by place in `counts`: true counts, which only serve to spare solving. */
  constructor(
    private readonly highs: Highs,
    private readonly model: Model,
    private readonly counts: readonly number[],
    sums: readonly (readonly number[])[],
  ) {
    this.forget();
    this.mostHidden = 10 * Math.max(...counts, MINIMUM_CELL);
    model.options.set({ output_flag: false });
    model.addVars(
      counts.map(() => 0),
      counts.map(() => this.mostHidden),
    );
    for (const [whole, ...parts] of sums)
      model.addRow(0, 0, { indices: [whole!, ...parts], values: [-1, ...parts.map(() => 1)] });
  }

  /** Tells what the reader knows of a count from now on. */
  know(place: number, known: Known): void {
    if ('inDoubt' in known) {
      this.hidden.set(place, known.inDoubt);
      this.model.changeColBounds(place, 0, this.mostHidden);
      return;
    }
    this.hidden.delete(place);
    this.forget(); // a coarser number may rule out what a finer one allowed
    this.model.changeColBounds(place, known.shown.least, known.shown.most);
  }

  /** Tells that two hidden counts are one from now on: what is shown beside either tells of both. */
  join(place: number, other: number): void {
    this.forget(); // what was a solution may give them two numbers
    this.model.addRow(0, 0, { indices: [place, other], values: [1, -1] });
  }

  /** Places of the hidden counts that a reader can compute too closely. */
  exposed(): number[] {
    return [...this.hidden.keys()].filter((place) => !this.isSafe(place) && !this.widen(place));
  }

  private forget(): void {
    this.seen = this.counts.map((count) => ({ least: count, most: count }));
  }

  /** By what was computed so far: that only grows. */
  private isSafe(place: number): boolean {
    return this.hidden.get(place)!(this.seen[place]!);
  }

  /** Solves for one count. Whatever is a solution stays one when more is hidden: what was seen is kept for all counts. */
  private widen(place: number): boolean {
    const { maximize, minimize } = this.highs.constants.objectiveSense;
    this.model.changeColCost(place, 1);
    for (const sense of [maximize, minimize]) {
      this.model.changeObjectiveSense(sense);
      this.model.run();
      if (this.model.getModelStatus() !== this.highs.constants.modelStatus.optimal)
        throw new Error('The audit of statistics found no solution: what is shown contradicts itself');
      this.model.getSolution().colValue.forEach((value, at) => {
        const seen = this.seen[at]!;
        seen.least = Math.min(seen.least, value);
        seen.most = Math.max(seen.most, value);
      });
      if (this.isSafe(place)) break;
    }
    this.model.changeColCost(place, 0);
    return this.isSafe(place);
  }
}
