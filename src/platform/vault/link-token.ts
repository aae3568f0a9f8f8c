import type { KeyRing } from './key-ring.js';
import { hmac256, lengthPrefixed } from './suite.js';

/** 128-bit keyed tokens: equal inputs give equal tokens to those who hold the key, and nothing to anybody else. */
export class LinkToken {
  private readonly key: Uint8Array;

  constructor(ring: KeyRing) {
    this.key = ring.primary('link').key;
  }

  of(...parts: readonly (string | Uint8Array)[]): Buffer {
    return hmac256(this.key, lengthPrefixed(...parts)).subarray(0, 16);
  }
}
