import type { DciSearch } from './dci-envelope.js';
import type { SignedPart } from '#platform/signatures/signed-part.js';

/** A search: how it is made, and how its answer is read. */
export interface DciQuestion<T> {
  readonly make: (senderUri?: string) => DciSearch;
  /** Is given an answer whose signature holds, where one is wanted; throws for one that is not to this search. */
  readonly read: (answer: unknown, sent: DciSearch) => T;
  /** The same in a worker thread, where an answer comes in one piece: what it says is asked for when its signature holds. */
  readonly readInThread:
    | ((
        bytes: Buffer,
        sent: DciSearch,
        wantsSigned: boolean,
      ) => Promise<{ readonly signedPart: SignedPart | null; readonly answer: () => T }>)
    | null;
}

/** How a search and its answer go to and fro: at once, or with a call back later. */
export interface DciExchange {
  /** Throws as {@link SourceClient.ask}. */
  search<T>(question: DciQuestion<T>): Promise<T>;
}
