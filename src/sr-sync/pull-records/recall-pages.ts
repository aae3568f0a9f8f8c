import type { RememberedPage, RememberPages } from '#registry';
import type { PageQuestion } from '../dialects/page-answer.js';

type Place = Pick<PageQuestion, 'kind' | 'offset' | 'limit'>;

/** How a page was known. */
interface Known {
  readonly looked: number;
  readonly recalled: number;
  readonly shift: number;
}

/** So many pages around the place are looked through, at most, where records stand elsewhere than before. */
const FARTHEST = 4;
/** After so many pages that were recalled and read all the same, what is remembered is no use to a run. */
const MOST_IN_VAIN = 20;

/**
 * Where one run of a source looks for what is remembered of a page. Records that come or go push those behind them on: what was found of
 * one page tells where to look for the next, and where little was found is looked farther.
 */
export class RecallPages {
  private readonly shifts = { group: 0, individual: 0 };
  private readonly reach = { group: 0, individual: 0 };
  private inVain = 0;

  constructor(
    private readonly pages: RememberPages,
    private readonly sourceId: string,
  ) {}

  near({ kind, offset, limit }: Place): Promise<RememberedPage[]> {
    if (this.inVain >= MOST_IN_VAIN) return Promise.resolve([]);
    const from = offset + this.shifts[kind];
    const reach = this.reach[kind] * limit;
    return this.pages.near({ sourceId: this.sourceId, list: kind }, from - limit - reach, from + limit + reach);
  }

  /** To be told of every page that was read. */
  learn({ kind }: Place, { looked, recalled, shift }: Known): void {
    if (recalled > 0) this.shifts[kind] = shift;
    const isFound = recalled >= looked / 2;
    this.reach[kind] = isFound ? 0 : Math.min(Math.max(1, 2 * this.reach[kind]), FARTHEST);
  }

  /** Of a page which was recalled something else was on file: it had to be read after all. */
  wasInVain(): void {
    this.inVain++;
  }
}
