import type { DciSearch } from './dci-envelope.js';

/** How a search and its answer go to and fro: at once, or with a call back later. */
export interface DciExchange {
  /**
   * `read` is given an answer whose signature holds, where one is wanted; it throws for one that is not to this search. Throws as
   * {@link SourceClient.ask}.
   */
  search<T>(make: (senderUri?: string) => DciSearch, read: (answer: unknown, sent: DciSearch) => T): Promise<T>;
}
