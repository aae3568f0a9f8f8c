import {
  createCipheriv,
  createDecipheriv,
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  randomFillSync,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

/**
 * The cryptographic primitives, in one file: AES-256-GCM with 96-bit random nonces and 128-bit tags, HMAC-SHA-256,
 * HMAC-SHA-512, AES-256 of one block (handles), Ed25519. Nothing else in the application calls node:crypto for secrets.
 */
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
export const KEY_BYTES = 32;

/** Overwrites bytes that were secret. The fill of a Uint8Array: that of a Buffer checks at length what it is told. */
export function wipe(bytes: Uint8Array, from = 0, to = bytes.length): void {
  Uint8Array.prototype.fill.call(bytes, 0, from, to);
}

/** Random bytes from a pool: one system call per 64 KiB instead of one per nonce (measured 37 % faster). */
const pool = Buffer.alloc(1 << 16);
let used = pool.length;

export function randomBytes(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  randomInto(bytes, 0, length);
  return bytes;
}

function randomInto(target: Buffer, offset: number, length: number): void {
  if (length > pool.length) throw new RangeError('Too many random bytes at once');
  if (used + length > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  pool.copy(target, offset, used, used + length);
  wipe(pool, used, used + length); // given out once, and nowhere else any more
  used += length;
}

/** Made once: an object for each of a million calls would be garbage. */
const GCM = { authTagLength: TAG_BYTES } as const;

/** Nonce, ciphertext and tag are written into `target` from `offset`; returns the offset after them. */
export function encryptInto(
  target: Buffer,
  offset: number,
  key: Uint8Array,
  aad: Uint8Array,
  plaintext: Uint8Array,
): number {
  const bodyAt = offset + NONCE_BYTES;
  randomInto(target, offset, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, target.subarray(offset, bodyAt), GCM);
  cipher.setAAD(aad);
  const body = cipher.update(plaintext);
  cipher.final();
  target.set(body, bodyAt);
  target.set(cipher.getAuthTag(), bodyAt + body.length);
  return bodyAt + body.length + TAG_BYTES;
}

/** Opens nonce | ciphertext | tag, from `offset` to the end. Throws on any change of key, additional data or bytes. */
export function decrypt(key: Uint8Array, aad: Uint8Array, sealed: Buffer, offset = 0): Buffer {
  const bodyAt = offset + NONCE_BYTES;
  const tagAt = sealed.length - TAG_BYTES;
  if (tagAt < bodyAt) throw new RangeError('Too short to be sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(offset, bodyAt), GCM);
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(tagAt));
  const plaintext = decipher.update(sealed.subarray(bodyAt, tagAt));
  decipher.final();
  return plaintext;
}

/** Longer messages go through an Hmac object: beside their hashing its cost is nothing. */
const ONE_SHOT_BYTES = 4096;

/** Room for the two messages that are hashed: what the key is mixed into stands first, the block of the hash long. */
class Pads {
  readonly inner: Buffer;
  readonly outer: Buffer;

  constructor(readonly block: 64 | 128) {
    this.inner = Buffer.alloc(block + ONE_SHOT_BYTES);
    this.outer = Buffer.alloc(block + block / 2);
  }

  take(key: Uint8Array): void {
    this.inner.fill(0x36, key.length, this.block);
    this.outer.fill(0x5c, key.length, this.block);
    for (let at = 0; at < key.length; at++) {
      this.inner[at] = key[at]! ^ 0x36;
      this.outer[at] = key[at]! ^ 0x5c;
    }
  }

  /** Sets the parts behind the key, and tells where they end. */
  message(parts: readonly Uint8Array[]): number {
    let at = this.block as number;
    for (const part of parts) {
      this.inner.set(part, at);
      at += part.length;
    }
    return at;
  }
}

function lengthOf(parts: readonly Uint8Array[]): number {
  let length = 0;
  for (const part of parts) length += part.length;
  return length;
}

type Mac = (...parts: readonly Uint8Array[]) => Buffer;

/**
 * HMAC (RFC 2104) out of two one-shot hashes. An Hmac object costs more than the hashing of a short message,
 * and leaves a finalizer and memory outside of the heap behind: with eight to a record they were a third of sealing it.
 */
function oneShotHmac(algorithm: 'sha256' | 'sha512', block: 64 | 128, finish: (outer: Buffer) => Buffer) {
  const pads = new Pads(block);
  return (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer => {
    if (key.length > block || lengthOf(parts) > ONE_SHOT_BYTES) return longHmac(algorithm, key, parts);
    pads.take(key);
    const end = pads.message(parts);
    pads.outer.write(hash(algorithm, pads.inner.subarray(0, end), 'binary'), block, 'binary');
    const mac = finish(pads.outer);
    wipe(pads.inner, 0, end);
    wipe(pads.outer);
    return mac;
  };
}

function longHmac(algorithm: string, key: Uint8Array, parts: readonly Uint8Array[]): Buffer {
  const mac = createHmac(algorithm, key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

function finish256(outer: Buffer): Buffer {
  const mac = Buffer.allocUnsafe(32); // of the pool: memory of its own for each would be work for the garbage collector
  mac.write(hash('sha256', outer, 'binary'), 'binary');
  return mac;
}

/** HMAC-SHA-256 of the parts, one after another. */
export const hmac256 = oneShotHmac('sha256', 64, finish256);

/** The same under one key for many messages: the key is mixed in once, and only the message is wiped after each. */
export function hmac256Under(key: Uint8Array): Mac {
  const pads = new Pads(64);
  if (key.length > pads.block) return (...parts) => hmac256(key, ...parts);
  pads.take(key);
  return (...parts) => {
    if (lengthOf(parts) > ONE_SHOT_BYTES) return longHmac('sha256', key, parts);
    const end = pads.message(parts);
    pads.outer.write(hash('sha256', pads.inner.subarray(0, end), 'binary'), pads.block, 'binary');
    wipe(pads.inner, pads.block, end);
    return finish256(pads.outer);
  };
}

/** HMAC-SHA-512 of the parts, one after another. Keys are derived by it: its bytes never become a string. */
export const hmac512 = oneShotHmac('sha512', 128, (outer) => hash('sha512', outer, 'buffer'));

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** One block, or several that have nothing to do with each other. */
export function encryptBlock(key: Uint8Array, block: Uint8Array): Buffer {
  return createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(block);
}

export function decryptBlock(key: Uint8Array, block: Uint8Array): Buffer {
  return createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(block);
}

export const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);

/** Length-prefixed parts, so that no two lists of parts give the same bytes. */
export function lengthPrefixed(...parts: readonly (string | Uint8Array)[]): Buffer {
  let length = 0;
  for (const part of parts) length += 4 + (typeof part === 'string' ? Buffer.byteLength(part) : part.length);
  const bytes = Buffer.allocUnsafe(length);
  let at = 0;
  for (const part of parts) {
    const written = typeof part === 'string' ? bytes.write(part, at + 4) : part.length;
    if (typeof part !== 'string') bytes.set(part, at + 4);
    at = bytes.writeUInt32BE(written, at) + written;
  }
  return bytes;
}

/** SHA-256 of bytes that come in pieces. */
export function runningSha256(): { add(piece: Uint8Array): void; end(): Buffer } {
  const hash = createHash('sha256');
  return { add: (piece) => void hash.update(piece), end: () => hash.digest() };
}

/** PKCS #8 of an Ed25519 key is this and its 32 bytes (RFC 8410, section 7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Ed25519 (RFC 8032) under a seed of 32 bytes. */
export function signEd25519(seed: Uint8Array, message: Uint8Array): Buffer {
  return sign(null, message, privateKey(seed));
}

/** The public key of a seed, as PEM. */
export function publicKeyEd25519(seed: Uint8Array): string {
  return createPublicKey(privateKey(seed)).export({ format: 'pem', type: 'spki' }).toString();
}

/** Throws for a text that is no public key. */
export function verifyEd25519(publicKeyPem: string, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, message, createPublicKey(publicKeyPem), signature);
}

const privateKey = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });

/** A private P-256 key as a JWK: the seed is its scalar, which all but one seed in 2^32 can be. */
export function jwkP256(seed: Uint8Array): Readonly<Record<'kty' | 'crv' | 'd' | 'x' | 'y', string>> {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(seed);
  const point = pair.getPublicKey();
  const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  return { kty: 'EC', crv: 'P-256', d: text(seed), x: text(point.subarray(1, 33)), y: text(point.subarray(33)) };
}
