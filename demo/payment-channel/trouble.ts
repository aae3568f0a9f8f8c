import { Random } from '../population/random.js';
import { FaultQueue } from '../support/fault-queue.js';

const DISBURSE = ['timeout-before', 'timeout-after', 'error-503', 'error-429', 'reset', 'reset-after'] as const;
const STATUS = [
  'status-503',
  'status-reset',
  'status-twice',
  'status-reordered',
  'status-partial',
  'status-amounts',
] as const;

export type DisburseTrouble = (typeof DISBURSE)[number];
export type StatusTrouble = (typeof STATUS)[number];

/** What befalls one call by itself, as often as it stands here: the connection is cut mostly, before the effect or after it. */
const DRAWN_OF_DISBURSE: readonly DisburseTrouble[] = [
  ...(['reset', 'reset-after'] as const).flatMap((kind) => [kind, kind, kind, kind, kind]),
  'timeout-before',
  'timeout-after',
  'error-503',
  'error-503',
];
/** Never a wrong amount: of that nothing good can come, so it is ordered only. */
const DRAWN_OF_STATUS: readonly StatusTrouble[] = [
  'status-503',
  'status-reset',
  'status-twice',
  'status-reordered',
  'status-partial',
];

/** What goes wrong with calls: as ordered, first come, first served; else as drawn, so many calls in a thousand. */
export class Trouble {
  private readonly disburse = new FaultQueue(DISBURSE);
  private readonly status = new FaultQueue(STATUS);
  private readonly random: Random;

  constructor(
    seed: number,
    private readonly permille: number,
  ) {
    this.random = new Random(seed, 0x7a11);
  }

  /** Takes an order; false when it is none. */
  order(json: string): boolean {
    return this.disburse.add(json) || this.status.add(json);
  }

  ofDisburse(): DisburseTrouble | undefined {
    return this.disburse.take()?.kind ?? this.drawn(DRAWN_OF_DISBURSE);
  }

  ofStatus(): StatusTrouble | undefined {
    return this.status.take()?.kind ?? this.drawn(DRAWN_OF_STATUS);
  }

  private drawn<T>(kinds: readonly T[]): T | undefined {
    return this.permille > 0 && this.random.chance(this.permille / 1000) ? this.random.pick(kinds) : undefined;
  }
}
