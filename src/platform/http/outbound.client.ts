import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, request } from 'undici';
import { OutboundConfig } from '#config/config.js';
import { guardedLookup } from './outbound-address.js';
import { discard, parseBody, readBody } from './outbound-body.js';
import { PeerFault } from './outbound-fault.js';

export { PeerFault };

/** Where and how long. */
export interface OutboundQuestion {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the whole exchange, however the peer spreads it. */
  readonly timeoutMs: number;
  /** Between two pieces of the answer; that of the whole unless told. */
  readonly idleMs?: number;
  /** A larger answer, unpacked, is refused while it is read. */
  readonly mostBytes: number;
  /** Whoever waits for the answer may give up. */
  readonly signal?: AbortSignal | undefined;
}

export interface OutboundRequest extends OutboundQuestion {
  readonly body: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
}

type Sent = { readonly method: 'GET' | 'POST'; readonly headers: Record<string, string>; readonly body?: string };

/**
 * The only way out: hosts from an allow-list, addresses of the open network unless configured, no redirects, certificates
 * checked, time and size limits.
 */
@Injectable()
export class OutboundClient implements OnApplicationShutdown {
  private readonly agent: Agent;

  constructor(private readonly config: OutboundConfig) {
    const connect = { lookup: guardedLookup(config.privateHosts) };
    this.agent = new Agent({ connections: 16, pipelining: 1, keepAliveTimeout: 10_000, connect });
  }

  /** Whether a URL names an allowed host; checked when an address is configured and again when it is called. */
  allows(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { host, hostname, protocol } = new URL(url);
    return /^https?:$/.test(protocol) && this.config.hosts.some((allowed) => allowed === host || allowed === hostname);
  }

  /** POSTs and reads the JSON of an answer of success. Throws {@link PeerFault}. */
  async postJson(call: OutboundRequest): Promise<unknown> {
    return parseBody(await this.postForBytes(call));
  }

  /** The same as the bytes that came, for who reads them elsewhere, as {@link parseBody} does. They have memory of their own. */
  postForBytes({ body, contentType, ...question }: OutboundRequest): Promise<Buffer> {
    const headers = { 'content-type': contentType, ...question.headers };
    return this.ask(question, { method: 'POST', headers, body });
  }

  /** As `postJson`, of what is only read. */
  async getJson(question: OutboundQuestion): Promise<unknown> {
    return parseBody(await this.ask(question, { method: 'GET', headers: { ...question.headers } }));
  }

  private async ask(call: OutboundQuestion, sent: Sent): Promise<Buffer> {
    if (!this.allows(call.url)) throw new PeerFault('not-allowed');
    try {
      const response = await this.send(call, sent);
      if (response.statusCode >= 200 && response.statusCode <= 299) return await readBody(response, call.mostBytes);
      await discard(response);
      throw new PeerFault('status', response.statusCode, retryAfter(response.headers['retry-after']));
    } catch (error) {
      throw asPeerFault(error);
    }
  }

  private send({ timeoutMs, idleMs = timeoutMs, ...call }: OutboundQuestion, sent: Sent) {
    const overall = AbortSignal.timeout(timeoutMs);
    return request(call.url, {
      ...sent,
      headers: { accept: 'application/json', 'accept-encoding': 'gzip', ...sent.headers },
      dispatcher: this.agent,
      signal: call.signal ? AbortSignal.any([overall, call.signal]) : overall,
      headersTimeout: idleMs,
      bodyTimeout: idleMs,
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.close();
  }
}

const TIMED_OUT = /^(TimeoutError|HeadersTimeoutError|BodyTimeoutError|ConnectTimeoutError)$/;
/** Faults of the unpacking stream. */
const BAD_ENCODING = /^Z_/;

function asPeerFault(error: unknown): PeerFault {
  if (error instanceof PeerFault) return error;
  const { name, code } = error as NodeJS.ErrnoException;
  if (TIMED_OUT.test(name)) return new PeerFault('time-out');
  return new PeerFault(BAD_ENCODING.test(code ?? '') ? 'not-json' : 'unreachable');
}

/** Retry-After in milliseconds: seconds, or an instant (RFC 9110, 10.2.3). */
function retryAfter(header: string | string[] | undefined): number | undefined {
  if (typeof header !== 'string') return undefined;
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
