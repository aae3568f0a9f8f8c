import type { DciSearch } from './dci-envelope.js';

/** How a search and its answer go to and fro: at once, or with a call back later. */
export interface DciExchange {
  /** Throws as {@link SourceClient.ask}. `read` throws for an answer that is not one to this search. */
  search<T>(
    make: (senderUri?: string) => DciSearch,
    read: (answer: unknown, sent: DciSearch) => Promise<T>,
  ): Promise<T>;
}
