import { randomUUID } from 'node:crypto';

/** An answer that was not a success: the problem document, as a person reads it. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: { readonly type?: string; readonly detail?: string; readonly errors?: readonly unknown[] },
    request: string,
  ) {
    super(
      `${request}: ${status} ${problem.type ?? ''} ${problem.detail ?? ''} ${JSON.stringify(problem.errors ?? [])}`,
    );
  }
}

export interface Operation {
  readonly id: string;
  readonly kind: string;
  readonly state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  readonly done: number;
  readonly total: number | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly problem: string | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** The REST API as one user calls it. */
export class Api {
  constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.send<T>('GET', path);
  }

  /** A POST; with `once` the effect happens once however often the demo is run: the key replays the first answer. */
  post<T>(path: string, body: unknown = {}, once: string = randomUUID()): Promise<T> {
    return this.send<T>('POST', path, body, once);
  }

  /** Every item of a list, page by page. */
  async *list<T>(path: string): AsyncGenerator<T> {
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = `${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${cursor}` : ''}`;
      const page: { data: T[]; nextCursor: string | null } = await this.get(`${path}${query}`);
      yield* page.data;
      cursor = page.nextCursor;
    }
  }

  /** A PATCH of a resource as it was at `etag`. */
  patch<T>(path: string, body: unknown, etag: string): Promise<T> {
    return this.send<T>('PATCH', path, body, undefined, etag);
  }

  private async send<T>(method: string, path: string, body?: unknown, once?: string, etag?: string): Promise<T> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(once === undefined ? {} : { 'idempotency-key': once }),
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new ApiProblem(response.status, text ? (JSON.parse(text) as object) : {}, `${method} ${path}`);
    return (text ? JSON.parse(text) : undefined) as T;
  }
}
