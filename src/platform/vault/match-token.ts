import type { KeyRing } from './key-ring.js';
import { hmac256 } from './suite.js';

/**
 * 128-bit keyed tokens of normalized values, under a key of their own: two values of one scope are equal where their tokens
 * are. They serve exact matching in bulk, inside a schema that serves nothing else; look-ups for people go by `BlindIndex`.
 */
export class MatchToken {
  private readonly key: Uint8Array;

  constructor(ring: KeyRing) {
    this.key = ring.primary('match').key;
  }

  /** `scope` says what the value is: the id of an ID type, or `phone`, `email`, `bank`, `wallet`. */
  of(scope: string, normalized: string): Buffer {
    return hmac256(this.key, Buffer.from(`${scope.length}:${scope}${normalized}`)).subarray(0, 16);
  }
}
