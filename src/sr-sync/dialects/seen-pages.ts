import { sha256 } from '#platform/vault/suite.js';
import { UnreadableAnswer } from './peer-answer.js';

/**
 * The pages of one run, by a digest of what they begin and end with: a page that comes again at another place is a peer that
 * turns in a circle or has lost one. The same page at the same place is a question asked twice.
 */
export class SeenPages {
  private readonly places = new Map<string, string>();

  /** By {@link seenBy}. Throws {@link UnreadableAnswer}. */
  add(place: string, digest: string | null): void {
    if (digest === null) return;
    const before = this.places.get(digest);
    if (before !== undefined && before !== place) throw new UnreadableAnswer('page-repeated');
    this.places.set(digest, place);
  }
}

/** A digest of what a page begins and ends with. Null for one of less than two records, which says too little. */
export const seenBy = (items: readonly unknown[], open: (item: unknown) => unknown = (item) => item): string | null =>
  items.length < 2
    ? null
    : sha256(Buffer.from(JSON.stringify([items.length, open(items[0]), open(items.at(-1))]))).toString('base64');
