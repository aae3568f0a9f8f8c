import { SourceUnavailable } from '../sr-sync.errors.js';
import type { Dialect, PageItem, PageRequest, SourcePage } from './dialect.js';

/** Records that are too large by themselves, of one run; with more of them the peer is one that does not behave. */
const MOST_ALONE = 20;
const TOO_LARGE = new SourceUnavailable('too-large').code;

/**
 * Reads a page that is too large as a whole in parts, and those in theirs, so that what is too large by itself is set aside alone.
 * Where pages are not too large, this does nothing.
 */
export class SplitDialect implements Dialect {
  private alone = 0;

  constructor(private readonly whole: Dialect) {}

  async page(request: PageRequest): Promise<SourcePage> {
    try {
      return await this.whole.page(request);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      return request.limit === 1 ? this.one(request) : this.inParts(request);
    }
  }

  private async inParts(request: PageRequest): Promise<SourcePage> {
    const { offset, limit } = request;
    const size = limit / smallestFactor(limit); // peers that count pages need parts that go into the page evenly
    const items: PageItem[] = [];
    let total: number | null = null;
    for (let at = offset; at < offset + limit;) {
      const some = { offset: at, limit: Math.min(size, offset + limit - at), here: true } as const;
      const part: SourcePage = await this.page({ ...request, ...some });
      items.push(...part.items);
      total = part.total ?? total;
      if (part.next === null) return { items, next: null, total };
      at = part.next;
    }
    return { items, next: offset + limit, total };
  }

  /** Asked for again: it may have been the moment. What follows it is not known, and is asked for. */
  private async one(request: PageRequest): Promise<SourcePage> {
    try {
      return await this.whole.page(request);
    } catch (error) {
      if (!isTooLarge(error) || ++this.alone > MOST_ALONE) throw error;
      const { kind, offset } = request;
      return { items: [{ unreadable: { kind, offset }, tooLarge: true }], next: offset + 1, total: null };
    }
  }
}

const isTooLarge = (error: unknown): boolean => error instanceof SourceUnavailable && error.code === TOO_LARGE;

function smallestFactor(limit: number): number {
  for (let factor = 2; factor * factor <= limit; factor++) if (limit % factor === 0) return factor;
  return limit;
}
