import type { KeyRing } from './key-ring.js';
import { hmac256Under, lengthPrefixed } from './suite.js';

/** 128-bit keyed tokens: equal inputs give equal tokens to those who hold the key, and nothing to anybody else. */
export class LinkToken {
  private readonly mac: ReturnType<typeof hmac256Under>;

  constructor(ring: KeyRing) {
    this.mac = hmac256Under(ring.primary('link').key);
  }

  of(...parts: readonly (string | Uint8Array)[]): Buffer {
    return this.mac(lengthPrefixed(...parts)).subarray(0, 16);
  }

  /** The same of bytes under a key that follows from this one: what is said by it of one context says nothing in another. */
  under(...context: readonly string[]): (bytes: Uint8Array) => Buffer {
    const mac = hmac256Under(this.mac(lengthPrefixed('under', ...context)));
    return (bytes) => mac(bytes).subarray(0, 16);
  }
}
