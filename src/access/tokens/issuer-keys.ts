import type { KeyObject } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { Clock } from '#platform/time/clock.js';
import { type KeySet, UnusableKeySet } from './key-set.js';

/** Milliseconds. A key that is withdrawn is used at most `RENEW` longer, and a minute more by the cache of verified tokens. */
const FRESH = 5 * 60_000;
const RENEW = 8 * 60_000;
/** How long the last good set serves an issuer that does not answer. */
const LAST_GOOD = 60 * 60_000;
/** At most one fetch in so long, whatever tokens ask for. */
const PAUSE = 30_000;

/**
 * The keys of one issuer, fetched when a token needs them. A set is fresh for five minutes; then it is fetched anew beside
 * the requests, and after eight before them. An unknown key id fetches too, but there are never more than two fetches a minute.
 * While the issuer does not answer, the last good set serves for an hour; what it does not hold is refused.
 */
export class IssuerKeys {
  private readonly logger = new Logger('Tokens');
  private set: { readonly keys: KeySet; readonly at: number } | undefined;
  private running: Promise<void> | undefined;
  private attemptedAt = -Infinity;
  private failed = false;

  constructor(
    private readonly issuer: string,
    private readonly fetchKeys: () => Promise<KeySet>,
    private readonly clock: Clock,
  ) {}

  /** The key of this id, when the issuer publishes it for this algorithm. */
  async find(kid: string, alg: string): Promise<KeyObject | undefined> {
    const age = this.now() - (this.set?.at ?? -Infinity);
    if (age > LAST_GOOD || !this.set?.keys.has(kid)) await this.renew();
    else if (age > RENEW && !this.failedLately()) await this.renew();
    else if (age > FRESH) void this.renew();
    return this.key(kid, alg);
  }

  private key(kid: string, alg: string): KeyObject | undefined {
    if (!this.set || this.now() - this.set.at > LAST_GOOD) return undefined;
    const found = this.set.keys.get(kid);
    return found?.algorithms.includes(alg) ? found.key : undefined;
  }

  /** Whoever comes while a fetch is under way waits for that one. Never throws. */
  private renew(): Promise<void> {
    if (this.running) return this.running;
    if (this.now() - this.attemptedAt < PAUSE) return Promise.resolve();
    this.attemptedAt = this.now();
    this.running = this.fetch().finally(() => (this.running = undefined));
    return this.running;
  }

  private async fetch(): Promise<void> {
    const at = this.now();
    try {
      this.set = { keys: await this.fetchKeys(), at };
      this.failed = false;
    } catch (error) {
      this.failed = true;
      const fault = error instanceof UnusableKeySet ? error.message : (error as Error).name;
      this.logger.warn({ issuer: this.issuer, fault }, 'Tokens');
    }
  }

  private failedLately(): boolean {
    return this.failed && this.now() - this.attemptedAt < 2 * PAUSE;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
