import { randomUUID } from 'node:crypto';

/** An answer as the wire gave it: `body` is the parsed JSON, or null when there was none. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  // what a test reads out of an answer it asserts in the next line
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** Headers of one call; null takes one away that would be sent otherwise. */
export type CallHeaders = Readonly<Record<string, string | null>>;

/** A caller of the running application. POSTs carry a fresh Idempotency-Key unless told otherwise. */
export class ApiClient {
  constructor(
    private readonly url: string,
    readonly token: string | null,
  ) {}

  get(path: string, headers: CallHeaders = {}): Promise<ApiAnswer> {
    return this.call('GET', path, undefined, headers);
  }

  post(path: string, body?: unknown, headers: CallHeaders = {}): Promise<ApiAnswer> {
    return this.call('POST', path, body, { 'idempotency-key': randomUUID(), ...headers });
  }

  /** A PATCH of a resource as it was at `etag`; null sends no If-Match. */
  patch(path: string, body: unknown, etag: string | null): Promise<ApiAnswer> {
    return this.call('PATCH', path, body, { 'if-match': etag });
  }

  async call(method: string, path: string, body: unknown, headers: CallHeaders): Promise<ApiAnswer> {
    const wanted = {
      authorization: this.token === null ? null : `Bearer ${this.token}`,
      'content-type': body === undefined ? null : 'application/json',
      ...headers,
    };
    const sent = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== null);
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: sent,
      ...(body === undefined ? {} : { body: isRaw(body) ? (body as BodyInit) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
  }
}

const isRaw = (body: unknown): boolean => typeof body === 'string' || body instanceof Uint8Array;
