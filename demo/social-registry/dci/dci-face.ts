import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PeerReply, PeerRequest } from '../../support/http-peer.js';
import type { Register } from '../register.js';
import { contractFault } from './contract.js';
import { searchResponse, type SearchMessage } from './search.js';
import type { Signing } from './signing.js';

/** Where DCI's social API is served. */
export const DCI_PATH = '/dci/v1.0.0';
/** Answers kept for whoever asks what became of a search. */
const MOST_KEPT = 100;

export type How = 'well' | 'badly' | 'expired';

interface Kept {
  readonly correlationId: string;
  /** Undefined as long as it is under way. */
  response?: object;
}

interface Envelope<T> {
  readonly header: { readonly message_id: string; readonly sender_uri?: string };
  readonly message: T;
}

interface StatusMessage {
  readonly transaction_id: string;
  readonly txnstatus_request: { readonly attribute_type: string; readonly attribute_value: string };
}

/** The social registry's side of DCI 1.0.0: search at once and with a call back, and what became of one. */
export class DciFace {
  private readonly kept = new Map<string, Kept>();
  /** The token by which calls back are made, whether any are, and whether what became of a search is known. */
  callback = { token: '', isSilent: false, isForgetful: false, delayMs: 20 };

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
    if (path === '/registry/sync/txn/status')
      return this.answered('sync.txn.status.request', request, (body) => this.status(body, how));
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
    const correlationId = randomUUID();
    const kept: Kept = { correlationId };
    if (!this.callback.isForgetful) this.keep(message.transaction_id, kept);
    kept.response = searchResponse(this.register, message, correlationId);
    const body = await this.signed('on-search', kept.response, how);
    if (header.sender_uri && !this.callback.isSilent) void this.callBack(header.sender_uri, body);
    return acknowledged(correlationId);
  }

  private async status({ message }: Envelope<StatusMessage>, how: How): Promise<PeerReply> {
    const { attribute_type: by, attribute_value: value } = message.txnstatus_request;
    const kept = by === 'transaction_id' ? this.kept.get(value) : undefined;
    const correlation_id = kept?.correlationId ?? randomUUID();
    const unknown = { transaction_id: value, correlation_id, search_response: [] };
    const answer = {
      transaction_id: message.transaction_id,
      correlation_id,
      txnstatus_response: { txn_type: 'search', txn_status: kept?.response ?? unknown },
    };
    return { status: 200, body: await this.signed('txn-on-status', answer, how) };
  }

  private async callBack(uri: string, body: object): Promise<void> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${this.callback.token}` };
    await pause(this.callback.delayMs);
    await fetch(uri, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => undefined); // asked for by status then
  }

  private keep(transactionId: string, kept: Kept): void {
    this.kept.set(transactionId, kept);
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
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

const acknowledged = (correlation_id: string): PeerReply => ({
  status: 200,
  body: { message: { ack_status: 'ACK', timestamp: new Date().toISOString(), correlation_id } },
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
