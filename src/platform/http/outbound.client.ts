import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Agent, request } from 'undici';
import { OutboundConfig } from '#config/config.js';

/** A peer that did not answer as agreed. Carries the status and the kind of fault, never what was sent or received. */
export class PeerFault extends Error {
  constructor(
    readonly reason: 'not-allowed' | 'unreachable' | 'time-out' | 'status' | 'too-large' | 'not-json',
    readonly status?: number,
  ) {
    super(`Peer fault: ${reason}${status ? ` ${status}` : ''}`);
    this.name = 'PeerFault';
  }

  /** Whether nothing is known about what the peer did: it may have received and acted. */
  get ambiguous(): boolean {
    return this.reason === 'time-out' || this.reason === 'unreachable' || (this.status ?? 0) >= 500;
  }
}

export interface OutboundRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly timeoutMs: number;
  /** A larger answer is refused while it is read. */
  readonly mostBytes: number;
}

/** The only way out: hosts from an allow-list, no redirects, time and size limits. */
@Injectable()
export class OutboundClient implements OnApplicationShutdown {
  private readonly agent = new Agent({ connections: 16, pipelining: 1, keepAliveTimeout: 10_000 });

  constructor(private readonly config: OutboundConfig) {}

  /** Whether a URL names an allowed host; checked when an address is configured and again when it is called. */
  allows(url: string): boolean {
    if (!URL.canParse(url)) return false;
    const { host, hostname, protocol } = new URL(url);
    return /^https?:$/.test(protocol) && this.config.hosts.some((allowed) => allowed === host || allowed === hostname);
  }

  /** POSTs and reads the JSON of an answer of success. Throws {@link PeerFault}. */
  async postJson(call: OutboundRequest): Promise<unknown> {
    if (!this.allows(call.url)) throw new PeerFault('not-allowed');
    const text = await this.send(call);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new PeerFault('not-json');
    }
  }

  private async send(call: OutboundRequest): Promise<string> {
    try {
      const response = await request(call.url, {
        method: 'POST',
        headers: { 'content-type': call.contentType, accept: 'application/json', ...call.headers },
        body: call.body,
        dispatcher: this.agent,
        signal: AbortSignal.timeout(call.timeoutMs),
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of response.body) {
        size += (chunk as Buffer).length;
        if (size > call.mostBytes) throw new PeerFault('too-large');
        chunks.push(chunk as Buffer);
      }
      if (response.statusCode < 200 || response.statusCode > 299) throw new PeerFault('status', response.statusCode);
      return Buffer.concat(chunks).toString('utf8');
    } catch (error) {
      if (error instanceof PeerFault) throw error;
      throw new PeerFault((error as Error).name === 'TimeoutError' ? 'time-out' : 'unreachable');
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.close();
  }
}
