import type { KeyRing } from './key-ring.js';
import { hmac256Under } from './suite.js';

/**
 * 128-bit keyed tokens of normalized values, under a key of their own: two values of one scope are equal where their tokens
 * are. They serve exact matching in bulk, inside a schema that serves nothing else; look-ups for people go by `BlindIndex`.
 */
export class MatchToken {
  private readonly mac: ReturnType<typeof hmac256Under>;

  constructor(ring: KeyRing) {
    this.mac = hmac256Under(ring.primary('match').key);
  }

  /** `scope` says what the value is: the id of an ID type, or `phone`, `email`, `bank`, `wallet`. */
  of(scope: string, normalized: string): Buffer {
    return this.mac(Buffer.from(`${scope.length}:${scope}${normalized}`)).subarray(0, 16);
  }
}
