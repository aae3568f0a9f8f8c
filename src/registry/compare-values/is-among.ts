import { equal, hmac256, KEY_BYTES, randomBytes } from '#platform/vault/suite.js';

/**
 * Whether a text is among others. All of them are compared, by digests of one length under a key of this moment, so that
 * the time it takes tells nothing about where they differ. The empty text is among nothing.
 */
export function isAmong(shown: string, others: readonly string[]): boolean {
  const key = randomBytes(KEY_BYTES);
  const digest = hmac256(key, Buffer.from(shown));
  const matches = others.filter((other) => equal(hmac256(key, Buffer.from(other)), digest));
  return shown !== '' && matches.length > 0;
}
