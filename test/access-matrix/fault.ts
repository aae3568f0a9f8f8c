import type { Removal } from './walls.js';

/** A mistake somebody could make, and cells that must not hold with it. */
export interface Fault {
  readonly name: string;
  readonly plant: Removal;
  /** Names of cells, each of which must turn red. */
  readonly red: readonly string[];
}

/** A fault, and the cells it turns red. */
export const fault = (name: string, plant: Removal, ...red: readonly string[]): Fault => ({ name, plant, red });
