import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PeerReply, PeerRequest } from '../../support/http-peer.js';
import type { Register } from '../register.js';
import { contractFault } from './contract.js';
import { searchResponse, type SearchMessage } from './search.js';
import type { Signing } from './signing.js';
import { type Acknowledged, type StatusMessage, Transactions } from './transactions.js';

/** Where DCI's social API is served. */
export const DCI_PATH = '/dci/v1.0.0';

export type How = 'well' | 'badly' | 'expired';

interface Envelope<T> {
  readonly header: { readonly message_id: string; readonly sender_uri?: string };
  readonly message: T;
}

/** How the registry calls back, and what it makes of a question what became of a search. */
export interface Callback {
  /** The token by which it calls. */
  readonly token: string;
  /** Whether answers to a search are called back at all. */
  readonly isSilent: boolean;
  /** Whether it does not know what became of a search. */
  readonly isForgetful: boolean;
  /** Whether it tells what became of a search at once; by a call back it always does. */
  readonly hasSyncStatus: boolean;
  readonly delayMs: number;
  /** How long the next search takes before it has an answer. */
  readonly workMs: number;
}

/** The social registry's side of DCI 1.0.0: search at once and with a call back, and what became of one. */
export class DciFace {
  private readonly transactions = new Transactions();
  callback: Callback = {
    token: '',
    isSilent: false,
    isForgetful: false,
    hasSyncStatus: true,
    delayMs: 20,
    workMs: 0,
  };

  constructor(
    private readonly register: Register,
    private readonly signing: Signing,
  ) {}

  /** Undefined when nothing is served there. `how`: how the answer is signed. */
  async handle(path: string, request: PeerRequest, how: How): Promise<PeerReply | undefined> {
    if (path === '/registry/sync/search')
      return this.answered('sync.search.request', request, (body) => this.search(body, how));
    if (path === '/registry/search')
      return this.answered('search.request', request, (body) => this.searchLater(body, how));
    if (path === '/registry/sync/txn/status' && this.callback.hasSyncStatus)
      return this.answered('sync.txn.status.request', request, (body) => this.status(body, how));
    if (path === '/registry/txn/status')
      return this.answered('txn.status.request', request, (body) => this.statusLater(body, how));
    return undefined;
  }

  private async answered(
    message: string,
    { text }: PeerRequest,
    answer: (body: never) => Promise<PeerReply>,
  ): Promise<PeerReply> {
    const body = readJson(text);
    const fault = body === undefined ? 'no JSON' : contractFault(message, body);
    return fault === null ? answer(body as never) : refused(fault);
  }

  private async search({ message }: Envelope<SearchMessage>, how: How): Promise<PeerReply> {
    const body = await this.signed('on-search', searchResponse(this.register, message), how);
    return { status: 200, body };
  }

  /** Acknowledged at once; the answer goes to the sender's address as it was given. */
  private async searchLater({ header, message }: Envelope<SearchMessage>, how: How): Promise<PeerReply> {
    const { transaction_id: transactionId, search_request: asked } = message;
    const references = asked.map(({ reference_id }) => reference_id);
    const search: Acknowledged = { transactionId, correlationId: randomUUID(), references };
    if (!this.callback.isForgetful) this.transactions.keep(search);
    const { workMs } = this.callback;
    const work = async (): Promise<void> => {
      search.response = searchResponse(this.register, message, search.correlationId);
      if (header.sender_uri && !this.callback.isSilent)
        void this.callBack(header.sender_uri, await this.signed('on-search', search.response, how));
    };
    if (workMs > 0) void pause(workMs).then(work);
    else await work(); // while what was ordered to go wrong with this answer goes wrong
    this.callback = { ...this.callback, workMs: 0 };
    return acknowledged('ACK', search.correlationId);
  }

  private async status({ message }: Envelope<StatusMessage>, how: How): Promise<PeerReply> {
    return { status: 200, body: await this.signed('txn-on-status', this.transactions.answer(message), how) };
  }

  /** Acknowledged, and told by a call back; whoever says no address is told that nothing more comes. */
  private async statusLater({ header, message }: Envelope<StatusMessage>, how: How): Promise<PeerReply> {
    const answer = this.transactions.answer(message);
    if (!header.sender_uri) return acknowledged('NACK', answer.correlation_id);
    void this.callBack(header.sender_uri, await this.signed('txn-on-status', answer, how));
    return acknowledged('ACK', answer.correlation_id);
  }

  private async callBack(uri: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.callback.token}` };
    await pause(this.callback.delayMs);
    await fetch(uri, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined); // asked for by status then
  }

  private async signed(action: string, message: object, how: How): Promise<object> {
    const header = {
      version: '1.0.0',
      message_id: randomUUID(),
      message_ts: new Date().toISOString(),
      action,
      status: 'succ',
      total_count: 1,
      completed_count: 1,
      sender_id: 'social-registry',
      receiver_id: 'amparo',
      is_msg_encrypted: false,
    };
    return { signature: await this.signing.sign({ header, message }, how), header, message };
  }
}

/** Both shapes of a refusal in one, as the standard has two. */
function refused(fault: string): PeerReply {
  const error = { code: 'err.request.bad', message: fault.slice(0, 900) };
  const message = { ack_status: 'ERR', timestamp: new Date().toISOString(), correlation_id: randomUUID(), error };
  return { status: 400, body: { errors: [error], message } };
}

const acknowledged = (ack_status: 'ACK' | 'NACK', correlation_id: string): PeerReply => ({
  status: 200,
  body: { message: { ack_status, timestamp: new Date().toISOString(), correlation_id } },
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
