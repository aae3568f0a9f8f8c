import type { TestDatabases } from '../../support/database.js';
import type { Findings } from './findings.js';

/** How much of it. */
export interface ChaosSize {
  /** Registrants there are in the beginning. */
  readonly registrants: number;
  /** kill -9 of each thing that is killed. */
  readonly kills: number;
  /** Requests a second, of all clients together. */
  readonly perSecond: number;
  /** How often each thing goes wrong. */
  readonly times: number;
}

/** What a chaos program is given. One seed draws the same instants and requests; what the machine makes of them differs. */
export interface ChaosRun extends ChaosSize {
  readonly seed: number;
  readonly databases: TestDatabases;
  /** How far it is, for whoever waits. */
  readonly tell: (line: string) => void;
}

/** Something that must hold while processes die: it says what it found, and is right when nothing of it is wrong. */
export interface Chaos {
  readonly name: string;
  readonly about: string;
  readonly size: ChaosSize;
  run(run: ChaosRun): Promise<Findings>;
}
