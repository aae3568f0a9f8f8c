import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Role } from '#access';

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  readonly text: string;
  // what a walk reads out of an answer has been asked for with its status
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly body: any;
}

/** One request; a body that is text goes as it is. */
export interface Question {
  readonly as?: Role | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks the running service, as any role or as nobody. It never says a value when something is not as expected. */
export class Asker {
  constructor(
    private readonly url: string,
    private readonly tokens: ReadonlyMap<Role, string>,
  ) {}

  async ask(method: string, path: string, { as = 'registry_admin', body, headers }: Question = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(as === null ? {} : { authorization: `Bearer ${this.tokens.get(as)}` }),
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      text,
      body: isJson && text !== '' ? (JSON.parse(text) as unknown) : null,
    };
  }

  /** The answer, which must have this status. */
  async must(status: number, method: string, path: string, question: Question = {}): Promise<Answer> {
    const answer = await this.ask(method, path, question);
    if (answer.status === status) return answer;
    const { type, errors } = (answer.body ?? {}) as { type?: string; errors?: { pointer: string; message: string }[] };
    const faults = (errors ?? []).map(({ pointer, message }) => `${pointer} ${message}`).join('; ');
    const route = path.replace(/[\w-]{22}|[0-9a-f-]{36}/g, '{id}').split('?')[0];
    throw new Error(
      `${method} ${route} answered ${answer.status} (${type ?? 'no type'}) in place of ${status}: ${faults}`,
    );
  }

  /** Waits for an operation to end; it must succeed unless another end is told. */
  async settled(id: string, end = 'succeeded'): Promise<void> {
    for (let look = 0; look < 2400; look++) {
      const { body } = await this.must(200, 'GET', `/v1/operations/${id}`);
      if (body.state === end) return;
      if (!['queued', 'running'].includes(body.state as string))
        throw new Error(`${body.kind} ended as ${body.state} (${body.problem})`);
      await pause(50);
    }
    throw new Error('An operation does not end');
  }
}
