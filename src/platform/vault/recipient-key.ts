import { calculateJwkThumbprint, CompactEncrypt, type CryptoKey, importJWK, type JWK } from 'jose';
import { DomainError } from '../errors/domain-error.js';

/** Members of a private or shared key (RFC 7518 6.2.2, 6.3.2, 6.4). */
const SECRET_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];
const CURVES: Readonly<Record<string, readonly string[]>> = { EC: ['P-256', 'P-384', 'P-521'], OKP: ['X25519'] };
const [LEAST_RSA_BITS, MOST_RSA_BITS] = [2_048, 8_192];
const E_65537 = 'AQAB';
const USES_OF_KEYS = ['encrypt', 'wrapKey', 'deriveKey', 'deriveBits'];

/**
 * The public key of somebody outside the service, to whom something is encrypted and whom only they can open: RSA of 2048 to
 * 8192 bits, an elliptic curve P-256, P-384 or P-521, or X25519, as a JWK (RFC 7517).
 */
export class RecipientKey {
  private constructor(
    /** The members that make the key, and no other: names somebody gave it stay behind. */
    readonly jwk: JWK,
    /** RFC 7638, SHA-256. */
    readonly thumbprint: string,
    private readonly key: CryptoKey,
    private readonly algorithm: string,
  ) {}

  /** Throws {@link RecipientKeyUnfit}, also for a key with which nothing can be encrypted. */
  static async from(given: Readonly<Record<string, unknown>>): Promise<RecipientKey> {
    const { jwk, algorithm } = publicMembers(given);
    try {
      const key = (await importJWK(jwk, algorithm)) as CryptoKey;
      const recipient = new RecipientKey(jwk, await calculateJwkThumbprint(jwk), key, algorithm);
      await recipient.encrypt(Buffer.alloc(1)); // a point of small order is met here
      return recipient;
    } catch {
      throw new RecipientKeyUnfit('must be a valid key');
    }
  }

  /** A compact JWE (RFC 7516): A256GCM under a key that is wrapped for the recipient. `header` stands in it in clear. */
  encrypt(content: Uint8Array, header: Readonly<Record<string, string | number>> = {}): Promise<string> {
    const protectedHeader = { ...header, alg: this.algorithm, enc: 'A256GCM' };
    return new CompactEncrypt(content).setProtectedHeader(protectedHeader).encrypt(this.key);
  }
}

/** A key that nothing may be encrypted to: which rule it breaks, and nothing of the key. */
export class RecipientKeyUnfit extends DomainError {
  constructor(rule: string) {
    const errors = [{ pointer: '#/key', message: rule }];
    super('vault:recipient-key-unfit', 'rule-broken', 'Nothing is encrypted to this key', {}, errors);
  }
}

function publicMembers(given: Readonly<Record<string, unknown>>): { jwk: JWK; algorithm: string } {
  if (SECRET_MEMBERS.some((name) => name in given))
    throw new RecipientKeyUnfit('must be the public key: the private one stays with its owner, and is compromised now');
  const { kty, alg, use, key_ops: operations, ...members } = given;
  const algorithm = kty === 'RSA' ? 'RSA-OAEP-256' : 'ECDH-ES+A256KW';
  if (alg !== undefined && alg !== algorithm) throw new RecipientKeyUnfit(`must be of the algorithm ${algorithm}`);
  if (use !== undefined && use !== 'enc') throw new RecipientKeyUnfit('must be for encryption');
  if (operations !== undefined && !isForEncrypting(operations)) throw new RecipientKeyUnfit('must be for encryption');
  if (kty === 'RSA') return { jwk: rsa(members), algorithm };
  const { crv, x, y } = members;
  if (
    typeof kty !== 'string' ||
    typeof crv !== 'string' ||
    !(Object.hasOwn(CURVES, kty) && CURVES[kty]!.includes(crv)) ||
    typeof x !== 'string'
  )
    throw new RecipientKeyUnfit('must be RSA, or on one of the curves P-256, P-384, P-521, X25519');
  return { jwk: { kty, crv, x, ...(kty === 'EC' ? { y: String(y) } : {}) } as JWK, algorithm };
}

function rsa({ n, e }: Readonly<Record<string, unknown>>): JWK {
  const modulus = typeof n === 'string' ? Buffer.from(n, 'base64url') : Buffer.alloc(0);
  const significant = modulus.subarray(modulus.findIndex((byte) => byte !== 0));
  const bits = modulus.length > 0 ? significant.length * 8 - Math.clz32(significant[0]!) + 24 : 0;
  if (bits < LEAST_RSA_BITS || bits > MOST_RSA_BITS)
    throw new RecipientKeyUnfit(`must have ${LEAST_RSA_BITS} to ${MOST_RSA_BITS} bits`);
  if (e !== E_65537) throw new RecipientKeyUnfit('must have the public exponent 65537');
  if (significant.at(-1)! % 2 === 0) throw new RecipientKeyUnfit('must be a valid key');
  return { kty: 'RSA', n: n as string, e };
}

const isForEncrypting = (operations: unknown): boolean =>
  Array.isArray(operations) && operations.some((one) => USES_OF_KEYS.includes(one as string));
