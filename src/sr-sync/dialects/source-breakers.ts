import { Injectable } from '@nestjs/common';
import {
  circuitBreaker,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
} from 'cockatiel';
import { mayPass } from './source-client.js';

const FAILURES = 5;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * One circuit breaker for each source, as long as the process lives: after five failures in a row, whichever run they befell,
 * nothing is asked for a pause that doubles with each trial that fails.
 */
@Injectable()
export class SourceBreakers {
  private readonly breakers = new Map<string, CircuitBreakerPolicy>();

  of(sourceId: string): CircuitBreakerPolicy {
    const known = this.breakers.get(sourceId);
    if (known) return known;
    const made = circuitBreaker(handleWhen(mayPass), {
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: FIRST_PAUSE_MS,
        maxDelay: LONGEST_PAUSE_MS,
        generator: noJitterGenerator,
      }),
      breaker: new ConsecutiveBreaker(FAILURES),
    });
    this.breakers.set(sourceId, made);
    return made;
  }
}
