import { setTimeout as pause } from 'node:timers/promises';
import type { Replica } from '../support/replica.js';

const LOOK_EVERY_MS = 100;
const ALL_READY_WITHIN_MS = 60_000;

/** Gives requests to the replicas that say they are ready, in turn, and repeats none: as a load balancer does that knows nothing else. */
export class Balancer {
  private ready: readonly Replica[] = [];
  private turn = 0;
  private readonly stopping = new AbortController();
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly replicas: readonly Replica[]) {}

  /** Resolves when all of them are ready. */
  start(): Promise<void> {
    this.looking = this.look();
    return this.all();
  }

  /** Where the next request goes. */
  get url(): string {
    const next = this.ready[this.turn++ % this.ready.length];
    if (!next) throw new Error('No replica is ready');
    return next.url;
  }

  /** Resolves when all of them are ready. */
  async all(): Promise<void> {
    const until = Date.now() + ALL_READY_WITHIN_MS;
    while (this.ready.length < this.replicas.length) {
      if (Date.now() > until) throw new Error('A replica does not become ready');
      await pause(LOOK_EVERY_MS / 4);
    }
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.looking;
  }

  private async look(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const states = await Promise.all(this.replicas.map(isReady));
      this.ready = this.replicas.filter((_, at) => states[at]);
      await pause(LOOK_EVERY_MS, undefined, { signal: this.stopping.signal }).catch(() => {});
    }
  }
}

async function isReady(replica: Replica): Promise<boolean> {
  try {
    return (await fetch(`${replica.url}/health/ready`)).ok;
  } catch {
    return false; // it does not run
  }
}
