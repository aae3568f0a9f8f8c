import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { parseStrictJson } from '#platform/http/strict-json.js';

/** A key an issuer publishes, fit to verify with. */
export interface IssuerKey {
  readonly key: KeyObject;
  /** Algorithms it may be used with. */
  readonly algorithms: readonly string[];
}

/** The keys of an issuer by their ids. */
export type KeySet = ReadonlyMap<string, IssuerKey>;

/** A document that is no JSON Web Key Set, or holds more than it should. */
export class UnusableKeySet extends Error {}

const MOST_KEYS = 20;
const LEAST_RSA_BITS = 2_048;
const MOST_RSA_BITS = 8_192; // verifying with a larger one is work an issuer could burden us with
const LIMITS = { depth: 6, keys: 1_000 };
/** Members of a private or shared key (RFC 7518 6.2.2, 6.3.2, 6.4): what is published so is known to everybody. */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/**
 * Reads a JSON Web Key Set (RFC 7517). A key that is weak, of another kind or use, without a kid or with the kid of another
 * is left out: tokens that name it are refused. Throws {@link UnusableKeySet} when the document as such cannot be used.
 */
export function readKeySet(text: string): KeySet {
  const keys = keysOf(text);
  const found = new Map<string, IssuerKey>();
  const twice = new Set<string>();
  for (const jwk of keys) {
    const usable = readKey(jwk);
    if (!usable) continue;
    if (found.has(usable.kid)) twice.add(usable.kid);
    found.set(usable.kid, usable);
  }
  for (const kid of twice) found.delete(kid);
  return found;
}

function keysOf(text: string): readonly unknown[] {
  let document: unknown;
  try {
    document = parseStrictJson(text, LIMITS);
  } catch {
    throw new UnusableKeySet('not JSON');
  }
  const keys = (document as { keys?: unknown } | null)?.keys;
  if (!Array.isArray(keys)) throw new UnusableKeySet('no keys');
  if (keys.length > MOST_KEYS) throw new UnusableKeySet('too many keys');
  return keys;
}

function readKey(jwk: unknown): (IssuerKey & { readonly kid: string }) | undefined {
  if (typeof jwk !== 'object' || jwk === null || SECRET_MEMBERS.some((name) => name in jwk)) return undefined;
  const { kid, alg, use, key_ops: operations } = jwk as Record<string, unknown>;
  if (typeof kid !== 'string' || (use !== undefined && use !== 'sig')) return undefined;
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify'))) return undefined;
  try {
    const key = createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' });
    const fit = algorithmsOf(key);
    const algorithms = alg === undefined ? fit : fit.filter((one) => one === alg);
    return algorithms.length > 0 ? { kid, key, algorithms } : undefined;
  } catch {
    return undefined; // of a kind this version of Node does not know
  }
}

function algorithmsOf(key: KeyObject): readonly string[] {
  const { modulusLength: bits = 0, publicExponent: exponent = 0n, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec') return namedCurve === 'prime256v1' ? ['ES256'] : [];
  if (key.asymmetricKeyType !== 'rsa' || bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS) return [];
  return exponent >= 3n && exponent % 2n === 1n && exponent < 2n ** 33n ? ['RS256', 'PS256'] : [];
}
