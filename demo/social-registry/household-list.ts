import { householdSize } from '../population/index.js';

/** Households in order, with how many people live in those before each: a page of either kind is found without making the others. */
export class HouseholdList {
  private readonly peopleBefore: readonly number[];
  readonly people: number;

  constructor(readonly households: readonly number[]) {
    const peopleBefore: number[] = [];
    let people = 0;
    for (const h of households) {
      peopleBefore.push(people);
      people += householdSize(h);
    }
    [this.peopleBefore, this.people] = [peopleBefore, people];
  }

  /** Where the i-th person lives: the place of the household in the list, and the person's place in it. */
  locate(i: number): { readonly at: number; readonly member: number } {
    let [low, high] = [0, this.households.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.peopleBefore[middle]! <= i) low = middle + 1;
      else high = middle;
    }
    return { at: low - 1, member: i - this.peopleBefore[low - 1]! };
  }
}
