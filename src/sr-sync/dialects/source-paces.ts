import { Injectable } from '@nestjs/common';
import pThrottle from 'p-throttle';
import type { SocialRegistry } from '../social-registry.entity.js';

const MINUTE_MS = 60_000;

/** Waits for the turn of a request. Throws the reason of `signal` when it fires meanwhile. */
export type Turn = (signal: AbortSignal) => Promise<void>;

interface Pace {
  readonly perMinute: number;
  readonly turn: () => Promise<void>;
}

/**
 * How often each source is asked: its requests keep an even distance, whatever they are for, over all attempts of its runs. One
 * run of a source is under way at a time, so that no other replica asks beside it.
 */
@Injectable()
export class SourcePaces {
  private readonly paces = new Map<string, Pace>();

  /** The turns of a source; null where it sets no limit. */
  of({ id, requestsPerMinute: perMinute }: Pick<SocialRegistry, 'id' | 'requestsPerMinute'>): Turn | null {
    if (perMinute === null) return null;
    const { turn } = this.paceOf(id, perMinute);
    return (signal) => untilAborted(turn(), signal);
  }

  private paceOf(id: string, perMinute: number): Pace {
    const known = this.paces.get(id);
    if (known?.perMinute === perMinute) return known;
    const spaced = pThrottle({ limit: 1, interval: Math.ceil(MINUTE_MS / perMinute), strict: true });
    const pace = { perMinute, turn: spaced(() => Promise.resolve()) };
    this.paces.set(id, pace);
    return pace;
  }
}

/** A turn that nobody waits for any more passes unused. */
async function untilAborted(turn: Promise<void>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let give = (): void => {};
  const aborted = new Promise<never>((_, reject) => (give = () => reject(signal.reason as Error)));
  signal.addEventListener('abort', give, { once: true });
  try {
    await Promise.race([turn, aborted]);
  } finally {
    signal.removeEventListener('abort', give);
  }
}
