import { setTimeout as pause } from 'node:timers/promises';
import { parseBody } from '#platform/http/outbound-body.js';
import { PeerFault } from '#platform/http/outbound.client.js';
import type { AnswerSignature } from './answer-signature.js';
import { dciStatus, type DciSearch, type DciSource } from './dci-envelope.js';
import type { DciExchange, DciQuestion } from './dci-exchange.js';
import type { DciSearches } from './dci-searches.service.js';
import { ACKNOWLEDGEMENT, STATUS } from './dci.schema.js';
import { RefusedAnswer, UnreadableAnswer } from './peer-answer.js';
import type { SourceClient } from './source-client.js';

const FIRST_LOOK_MS = 50;
const LONGEST_LOOK_MS = 1_000;
/** For so many times the time an answer may take is a call back waited for; in between is asked what became of the search. */
const PATIENCE = 10;

/** Where a source is asked, and where it is told to call back. */
export interface AsyncPeer {
  readonly source: DciSource;
  readonly sourceId: string;
  readonly baseUrl: string;
  /** Of our routes for answers, without a slash behind. */
  readonly callbackUrl: string;
  readonly answerSeconds: number;
}

/**
 * Asks, is acknowledged, and is called back: `search` and `on-search`. Where the call does not come, `sync/txn/status` is asked what
 * became of the search, or, of a peer that has none, `txn/status`, which calls back too.
 */
export class AsyncExchange implements DciExchange {
  constructor(
    private readonly peer: AsyncPeer,
    private readonly client: SourceClient,
    private readonly signature: AnswerSignature,
    private readonly searches: DciSearches,
    private readonly signal: AbortSignal,
  ) {}

  search<T>({ make, read }: DciQuestion<T>): Promise<T> {
    const { baseUrl, callbackUrl, sourceId } = this.peer;
    return this.client.ask({
      url: `${baseUrl}/registry/search`,
      body: async () => {
        const sent = make(`${callbackUrl}/on-search`);
        await this.searches.expect(sourceId, sent.message.transaction_id);
        return sent;
      },
      read: async (bytes, sent) => {
        const correlationId = await this.acknowledge(parseBody(bytes), sent);
        return read(await this.answerTo(sent.message.transaction_id, correlationId), sent);
      },
    });
  }

  private async acknowledge(answer: unknown, sent: DciSearch): Promise<string> {
    const parsed = ACKNOWLEDGEMENT.safeParse(answer);
    if (!parsed.success) throw new UnreadableAnswer('acknowledgement-unreadable');
    const { ack_status: status, correlation_id: correlationId } = parsed.data.message;
    if (status !== 'ACK') throw new RefusedAnswer('not-acknowledged');
    if (!(await this.searches.acknowledge(sent.message.transaction_id, correlationId)))
      throw new UnreadableAnswer('answer-of-another');
    return correlationId;
  }

  private async answerTo(transactionId: string, correlationId: string): Promise<unknown> {
    const turnMs = this.peer.answerSeconds * 1000;
    const began = Date.now();
    let asked = 0;
    for (let lookMs = FIRST_LOOK_MS; ; lookMs = Math.min(2 * lookMs, LONGEST_LOOK_MS)) {
      const came = await this.searches.take(transactionId);
      const answer = came && (await this.opened(came));
      if (answer) return answer;
      if (came) await this.searches.expectStill(this.peer.sourceId, transactionId, correlationId);
      const waited = Date.now() - began;
      if (waited > PATIENCE * turnMs) throw new UnreadableAnswer('answer-never-came');
      if (waited > (asked + 1) * turnMs) {
        asked += 1;
        const told = await this.askStatus(transactionId);
        if (told) {
          await this.searches.forget(transactionId);
          return told;
        }
      }
      await pause(lookMs, undefined, { signal: this.signal });
    }
  }

  /** What became of a search, or null as long as nothing has. */
  private async askStatus(transactionId: string): Promise<unknown> {
    const { source, baseUrl, callbackUrl } = this.peer;
    const read = (bytes: Buffer): Promise<unknown> => this.opened(parseBody(bytes));
    try {
      const body = () => dciStatus(transactionId, source);
      return await this.client.once({ url: `${baseUrl}/registry/sync/txn/status`, body, read });
    } catch (error) {
      if (!(error instanceof PeerFault) || error.status === undefined || error.status >= 500) throw error;
    }
    const body = () => dciStatus(transactionId, source, `${callbackUrl}/txn/on-status`);
    return this.client.once({ url: `${baseUrl}/registry/txn/status`, body, read: () => null });
  }

  /** The answer to a search, also out of what became of it; null where that is nothing yet. Signed as a whole. */
  private async opened(answer: unknown): Promise<unknown> {
    await this.signature.check(answer);
    const status = STATUS.safeParse(answer);
    if (!status.success) return answer;
    const { header, message } = status.data;
    const told = message.txnstatus_response.txn_status;
    return isUnderWay(told.search_response[0]) ? null : { header, message: told };
  }
}

/** Whether nothing has become of a search yet: the peer does not know it, or works on it. */
const isUnderWay = (item: { readonly status?: unknown } | undefined): boolean =>
  item === undefined || item.status === 'rcvd' || item.status === 'pdng';
