import type { QuantityKey, Rounded } from '#access';
import type { Classes } from './statistics.catalogue.js';

/** The published statistics of a program and a day. */
export interface StatisticRecord {
  readonly programId: string;
  readonly programCode: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly asOf: Date;
  readonly classes: Classes;
  /** null where suppressed. */
  readonly shown: Readonly<Record<QuantityKey, Rounded | null>>;
}
