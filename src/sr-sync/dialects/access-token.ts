import { z } from 'zod';
import { type OutboundClient, type OutboundRequest, PeerFault } from '#platform/http/outbound.client.js';
import { Sensitive } from '#platform/vault/sensitive.js';
import { UnreadableAnswer } from './peer-answer.js';

/** How a token endpoint takes client credentials: as a form, as a JSON body, or in the query of its address. */
export type TokenStyle = 'form' | 'json' | 'query';

export interface TokenEndpoint {
  readonly tokenUrl: string;
  readonly tokenStyle: TokenStyle;
  readonly clientId: string;
  readonly clientSecret: Sensitive<string>;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 65_536;
/** Renewed when so much of its life is over, so that none runs out on its way. */
const LIFE_USED = 0.8;
/** RFC 6750: what may stand behind the scheme. Anything else could end the header. */
const TOKEN68 = /^[\w.~+/-]+=*$/;

const ANSWER = z.object({
  access_token: z.string().min(1).max(8192).regex(TOKEN68),
  token_type: z
    .string()
    .regex(/^[A-Za-z]{1,20}$/)
    .default('Bearer'),
  expires_in: z.number().positive().max(86_400).default(60),
});

interface Held {
  readonly header: Sensitive<string>;
  readonly until: number;
}

/**
 * The token of one source, got for its client credentials (RFC 6749, 4.4) and kept in memory only. Who asks while one is on its
 * way waits for that one.
 */
export class AccessToken {
  private held: Promise<Held> | undefined;
  private newest: Held | undefined;

  constructor(
    private readonly endpoint: TokenEndpoint,
    private readonly outbound: Pick<OutboundClient, 'postJson'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** The value of the Authorization header. Throws `PeerFault` and {@link UnreadableAnswer}. */
  async authorization(): Promise<Sensitive<string>> {
    if (this.newest && this.newest.until <= this.now()) this.forget(this.newest.header);
    this.held ??= this.exchange();
    const asked = this.held;
    try {
      this.newest = await asked;
      return this.newest.header;
    } catch (error) {
      if (this.held === asked) this.held = undefined;
      throw error;
    }
  }

  /** The peer refused this token: the next caller gets another, unless somebody has fetched one meanwhile. */
  forget(header: Sensitive<string>): void {
    if (this.newest?.header !== header) return;
    this.newest = undefined;
    this.held = undefined;
  }

  private async exchange(): Promise<Held> {
    const began = this.now();
    const answer = ANSWER.safeParse(await this.answer());
    if (!answer.success) throw new UnreadableAnswer('token-unreadable');
    const { access_token: value, token_type: type, expires_in: seconds } = answer.data;
    return { header: new Sensitive(`${type} ${value}`), until: began + seconds * 1000 * LIFE_USED };
  }

  /** One that is too large is no page that could be asked for in parts. */
  private async answer(): Promise<unknown> {
    try {
      return await this.outbound.postJson(this.request());
    } catch (error) {
      throw error instanceof PeerFault && error.reason === 'too-large'
        ? new UnreadableAnswer('token-unreadable')
        : error;
    }
  }

  private request(): OutboundRequest {
    const { tokenUrl: url, tokenStyle, clientId: client_id, clientSecret } = this.endpoint;
    const credentials = { grant_type: 'client_credentials', client_id, client_secret: clientSecret.reveal() };
    const text = new URLSearchParams(credentials).toString();
    const call = { url, timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES };
    const form = { ...call, contentType: 'application/x-www-form-urlencoded' as const };
    if (tokenStyle === 'form') return { ...form, body: text };
    if (tokenStyle === 'query') return { ...form, url: withQuery(url, text), body: '' };
    return { ...call, contentType: 'application/json', body: JSON.stringify(credentials) };
  }
}

const withQuery = (url: string, query: string): string => `${url}${url.includes('?') ? '&' : '?'}${query}`;
