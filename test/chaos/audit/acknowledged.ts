import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiClient } from '../../support/api-client.js';
import type { Replica } from '../support/replica.js';

/** Callers who remember what they were told had been done: what each request was is told by its correlation id. */
export class Acknowledged {
  /** Users that were made, by the correlation id of their request. */
  readonly changes = new Map<string, string>();
  readonly reads = new Set<string>();
  /** Answers that are neither a success nor the end of a connection. */
  readonly odd: string[] = [];
  /** Requests whose answer was cut off: done or not, nobody was told. */
  cutOff = 0;
  private stopping = new AbortController();
  private clients: Promise<void>[] = [];

  constructor(
    private readonly replica: Replica,
    private readonly token: string,
    private readonly count: number,
    private readonly perSecond: number,
  ) {}

  start(): void {
    this.stopping = new AbortController();
    const api = new ApiClient(this.replica.url, this.token); // of this life of the replica
    const gone = rejected(this.stopping.signal);
    this.clients = Array.from({ length: this.count }, (_, client) => this.keepAsking(api, client, gone));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.clients);
  }

  private async keepAsking(api: ApiClient, client: number, gone: Promise<never>): Promise<void> {
    for (let asked = client; !this.stopping.signal.aborted; asked++) {
      try {
        await Promise.race([asked % 2 === 0 ? this.change(api) : this.read(api), gone]);
      } catch {
        this.cutOff += 1;
        return; // the process is gone
      }
      await pause((1000 * this.count) / this.perSecond);
    }
  }

  private async change(api: ApiClient): Promise<void> {
    const id = randomUUID();
    const body = { issuer: 'urn:chaos', subject: id, organisation: 'development' };
    const answer = await api.post('/v1/users', body, { 'x-correlation-id': id });
    if (answer.status === 201) this.changes.set(id, answer.body.id as string);
    else this.odd.push(`POST ${answer.status}`);
  }

  private async read(api: ApiClient): Promise<void> {
    const id = randomUUID();
    const { status } = await api.get('/v1/users?limit=1', { 'x-correlation-id': id });
    if (status === 200) this.reads.add(id);
    else this.odd.push(`GET ${status}`);
  }
}

/** Rejects when the callers are stopped: an answer cut off in its middle now and then never settles by itself. */
function rejected(stopping: AbortSignal): Promise<never> {
  const gone = once(stopping, 'abort').then(() => {
    throw new Error('The process is gone');
  });
  gone.catch(() => {}); // also when nobody happens to ask
  return gone;
}
