import { randomUUID } from 'node:crypto';
import type { SearchResponse } from './search.js';

/** Searches kept for whoever asks what became of one. */
const MOST_KEPT = 100;

/** A search that was acknowledged. */
export interface Acknowledged {
  readonly transactionId: string;
  readonly correlationId: string;
  readonly references: readonly string[];
  /** Undefined as long as it is under way. */
  response?: SearchResponse;
}

export interface StatusMessage {
  readonly transaction_id: string;
  readonly txnstatus_request: {
    readonly txn_type: string;
    readonly attribute_type: string;
    readonly attribute_value: string | readonly string[];
  };
}

export interface StatusResponse {
  readonly transaction_id: string;
  readonly correlation_id: string;
  readonly txnstatus_response: { readonly txn_type: string; readonly txn_status: SearchResponse };
}

/** What became of the searches that were acknowledged, the last hundred of them. */
export class Transactions {
  private readonly kept = new Map<string, Acknowledged>();

  keep(search: Acknowledged): void {
    this.kept.set(search.transactionId, search);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
  }

  /** The message that tells it: what was found, that it is pending, or nothing of a search that nobody knows. */
  answer({ transaction_id, txnstatus_request: asked }: StatusMessage): StatusResponse {
    const search = asked.txn_type === 'search' ? this.find(asked.attribute_type, asked.attribute_value) : undefined;
    const correlation_id = search?.correlationId ?? randomUUID();
    const unknown = { transaction_id: firstOf(asked.attribute_value), correlation_id, search_response: [] };
    const txn_status = search ? (search.response ?? pending(search)) : unknown;
    return { transaction_id, correlation_id, txnstatus_response: { txn_type: asked.txn_type, txn_status } };
  }

  private find(by: string, value: string | readonly string[]): Acknowledged | undefined {
    const values = [value].flat();
    return [...this.kept.values()].find(({ transactionId, correlationId, references }) => {
      if (by === 'transaction_id') return values.includes(transactionId);
      if (by === 'correlation_id') return values.includes(correlationId);
      return values.some((one) => references.includes(one));
    });
  }
}

const firstOf = (value: string | readonly string[]): string => [value].flat()[0] ?? '';

const pending = ({ transactionId, correlationId, references }: Acknowledged): SearchResponse => {
  const timestamp = new Date().toISOString();
  return {
    transaction_id: transactionId,
    correlation_id: correlationId,
    search_response: references.map((reference_id) => ({ reference_id, timestamp, status: 'pdng' })),
  };
};
