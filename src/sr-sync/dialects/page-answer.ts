import type { SignedPart } from '#platform/signatures/signed-part.js';
import type { ToldMemory } from '#registry';
import type { PageItem, PageRequest, RecalledItem, SourcePage } from './dialect.js';

/** What a page was asked by, so far as its answer is judged by it: plain values, which a worker thread can be told. */
export interface PageQuestion {
  readonly kind: 'group' | 'individual';
  readonly offset: number;
  readonly limit: number;
  /** Ids of the question, which its answer has to name. */
  readonly messageId: string;
  readonly transactionId: string;
  readonly referenceId: string;
}

/** The ids of a question, where both dialects have them. */
interface Asked {
  readonly header: { readonly message_id: string };
  readonly message: {
    readonly transaction_id: string;
    readonly search_request: readonly [{ readonly reference_id: string }, ...unknown[]];
  };
}

export const questionOf = ({ kind, offset, limit }: PageRequest, { header, message }: Asked): PageQuestion => ({
  kind,
  offset,
  limit,
  messageId: header.message_id,
  transactionId: message.transaction_id,
  referenceId: message.search_request[0].reference_id,
});

/**
 * An answer that was read: what stands around its records, and a digest by which it is known when it comes again, where it holds
 * enough for one. Its records are read when they are asked for: the next page need not wait for them.
 */
export interface ReadAnswer extends Omit<SourcePage, 'items'> {
  readonly seen: string | null;
  readonly items: () => Iterable<PageItem>;
  /** The same, of which those that are in memory are not read. Absent where records stand as values already. */
  readonly recalling?: (memory: ToldMemory) => Iterable<PageItem | RecalledItem>;
}

/** An answer that was read where values do no harm to whoever waits. */
export interface AnswerInThread {
  /** Null where it was not wanted, or where there is no JSON. */
  readonly signedPart: SignedPart | null;
  /** Throws what is wrong with the answer; to be asked when the signature holds. */
  readonly answer: () => ReadAnswer;
}

/** Reads answers in worker threads, and takes in hand there what they tell. */
export interface PageReader {
  read(bytes: Buffer, question: PageQuestion, wantsSigned: boolean): Promise<AnswerInThread>;
}
