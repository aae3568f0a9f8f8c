import { sha256 } from '#platform/vault/suite.js';
import { UnreadableAnswer } from './peer-answer.js';

/**
 * The pages of one run, by a digest of what they begin and end with: a page that comes again at another place is a peer that
 * turns in a circle or has lost one. The same page at the same place is a question asked twice.
 */
export class SeenPages {
  private readonly places = new Map<string, string>();

  /** Throws {@link UnreadableAnswer}. A page of one record says too little. */
  add(place: string, items: readonly unknown[]): void {
    if (items.length < 2) return;
    const digest = sha256(Buffer.from(JSON.stringify([items.length, items[0], items.at(-1)]))).toString('base64');
    const before = this.places.get(digest);
    if (before !== undefined && before !== place) throw new UnreadableAnswer('page-repeated');
    this.places.set(digest, place);
  }
}
