import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../../../demo/population/random.js';

/** One kind of request: `ask` throws when the answer is not what it must be. */
export interface Request {
  readonly name: string;
  /** How often it comes, beside the others. */
  readonly weight: number;
  /** `client`: from 0; two clients never ask at the same time with one number. */
  ask(client: number, random: Random): Promise<void>;
}

export interface LoadOptions {
  readonly clients: number;
  /** Requests a second, of all clients together: the machine keeps room for what is measured. */
  readonly perSecond: number;
  /** An answer that takes longer is a failure. */
  readonly answerWithinMs: number;
  readonly seed: number;
}

/** What was asked so far. */
export interface Served {
  readonly counts: Readonly<Record<string, number>>;
  readonly milliseconds: readonly number[];
  /** Name of the request and what was wrong, without a value of anybody. */
  readonly failures: readonly string[];
}

/** Clients that ask at a bounded rate, one request at a time each, until they are stopped. */
export class Load {
  private readonly counts: Record<string, number> = {};
  private readonly milliseconds: number[] = [];
  private readonly failures: string[] = [];
  private readonly stopping = new AbortController();
  private clients: Promise<void>[] = [];

  constructor(
    private readonly requests: readonly Request[],
    private readonly options: LoadOptions,
  ) {}

  start(): void {
    this.clients = Array.from({ length: this.options.clients }, (_, client) => this.keepAsking(client));
  }

  /** Resolves when the last answer is there. */
  async stop(): Promise<Served> {
    this.stopping.abort();
    await Promise.all(this.clients);
    const { counts, failures } = this;
    return { counts, failures, milliseconds: this.milliseconds.toSorted((a, b) => a - b) };
  }

  private async keepAsking(client: number): Promise<void> {
    const random = new Random(this.options.seed, client);
    const everyMs = (1000 * this.options.clients) / this.options.perSecond;
    while (!this.stopping.signal.aborted) {
      const began = performance.now();
      await this.one(this.drawn(random), client, random);
      const rest = Math.max(0, everyMs - (performance.now() - began));
      await pause(rest, undefined, { signal: this.stopping.signal }).catch(() => {});
    }
  }

  private async one(request: Request, client: number, random: Random): Promise<void> {
    const began = performance.now();
    try {
      await Promise.race([request.ask(client, random), this.patience()]);
      this.counts[request.name] = (this.counts[request.name] ?? 0) + 1;
      this.milliseconds.push(performance.now() - began);
    } catch (error) {
      this.failures.push(`${request.name}: ${(error as Error).message}`);
    }
  }

  private async patience(): Promise<never> {
    await pause(this.options.answerWithinMs, undefined, { ref: false });
    throw new Error(`no answer within ${this.options.answerWithinMs} ms`);
  }

  private drawn(random: Random): Request {
    const all = this.requests.reduce((sum, { weight }) => sum + weight, 0);
    let left = random.next() * all;
    for (const request of this.requests) if ((left -= request.weight) < 0) return request;
    return this.requests.at(-1)!;
  }
}
