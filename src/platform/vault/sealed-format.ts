import { decrypt, encryptInto, equal, hmac512, lengthPrefixed, NONCE_BYTES, TAG_BYTES, wipe } from './suite.js';

/**
 * The layout of every sealed value, "AM1":
 *
 *     0   1  format version 0x01
 *     1   1  suite 0x01: AES-256-GCM, key and commitment by one HMAC-SHA-512
 *     2   4  generation of the subject's key (uint32, big endian)
 *     6  32  key commitment, compared before anything is decrypted (AES-GCM itself does not commit to its key)
 *    38  12  nonce
 *    50   n  ciphertext of: uint16 length | plaintext | zero padding to a bucket
 *  50+n  16  tag
 *
 * Additional data: the first 6 bytes, the place (table and column), the row id, the subject id and the row's version.
 * A ciphertext moved to another row, column, table or person, or put back from an older version, does not open.
 */
const FORMAT = 0x01;
const SUITE = 0x01;
const HEADER_BYTES = 6;
const COMMITMENT_BYTES = 32;
const BODY_AT = HEADER_BYTES + COMMITMENT_BYTES;
const LENGTH_BYTES = 2;

/** Bytes a sealed value is longer than its padded plaintext. */
export const OVERHEAD_BYTES = BODY_AT + NONCE_BYTES + TAG_BYTES;

/** Where a sealed value stands: bound into the ciphertext, so that it opens nowhere else. */
export interface Place {
  readonly label: Buffer;
  /** Room for the additional data, the label in its place: filled anew for every call, none of which is interrupted. */
  readonly aad: Buffer;
  /** Plaintext is padded to a multiple of this, so that the length of a value tells nothing about it. */
  readonly bucket: number;
}

/** A place is a constant of the module that owns the column. `bucket` in bytes. */
export function place(column: string, bucket: number): Place {
  const label = lengthPrefixed('AM1', column);
  return { label, aad: Buffer.concat([Buffer.alloc(HEADER_BYTES), label, Buffer.alloc(36)]), bucket };
}

/** A class of fields has a key of its own: whoever holds the key of one class cannot open another. */
export type FieldClass = 'identity' | 'contact' | 'payment' | 'attributes' | 'service';

export interface ClassKey {
  readonly key: Buffer;
  readonly commitment: Buffer;
}

// One operator per deployment: a constant in the derivation, so that keys of two deployments never meet.
const DERIVATION = Object.fromEntries(
  (['identity', 'contact', 'payment', 'attributes', 'service'] as const).map((name) => [
    name,
    lengthPrefixed('AM1', 'operator:1', name),
  ]),
) as Record<FieldClass, Buffer>;

/** The key of one class of a subject: one HMAC-SHA-512 gives the cipher key and the commitment to it. */
export function classKey(subjectKey: Uint8Array, fieldClass: FieldClass): ClassKey {
  const derived = hmac512(subjectKey, DERIVATION[fieldClass]);
  return { key: derived.subarray(0, 32), commitment: derived.subarray(32) };
}

/** A sealed value that does not open: wrong key, wrong place, or changed bytes. One error for all of them. */
export class NotOpened extends Error {
  constructor() {
    super('A sealed value does not open');
    this.name = 'NotOpened';
  }
}

export interface Subject {
  /** 16 bytes of the row id. */
  readonly row: Uint8Array;
  /** 16 bytes of the id of the person (or thing) the key belongs to. */
  readonly subject: Uint8Array;
  readonly generation: number;
  /** Version of the row, where its older versions are kept; 0 elsewhere. */
  readonly version: number;
}

function additionalData(header: Buffer, { aad, label }: Place, at: Subject): Buffer {
  const rowAt = HEADER_BYTES + label.length;
  header.copy(aad, 0, 0, HEADER_BYTES);
  aad.set(at.row, rowAt);
  aad.set(at.subject, rowAt + 16);
  aad.writeUInt32BE(at.version, rowAt + 32);
  return aad;
}

/** Zero but while a value is sealed, which nothing interrupts: memory of its own for each would be work for the garbage collector. */
const scratch = Buffer.alloc(4096);

export function seal(key: ClassKey, where: Place, at: Subject, plaintext: Uint8Array): Buffer {
  if (plaintext.length > 0xffff) throw new RangeError('A sealed value holds at most 65 535 bytes');
  const length = Math.ceil((plaintext.length + LENGTH_BYTES) / where.bucket) * where.bucket;
  const padded = length <= scratch.length ? scratch.subarray(0, length) : Buffer.alloc(length);
  padded.writeUInt16BE(plaintext.length);
  padded.set(plaintext, LENGTH_BYTES);
  const sealed = Buffer.allocUnsafe(OVERHEAD_BYTES + length);
  sealed[0] = FORMAT;
  sealed[1] = SUITE;
  sealed.writeUInt32BE(at.generation, 2);
  sealed.set(key.commitment, HEADER_BYTES);
  try {
    encryptInto(sealed, BODY_AT, key.key, additionalData(sealed, where, at), padded);
  } finally {
    wipe(padded);
  }
  return sealed;
}

/** The plaintext bytes. Throws {@link NotOpened}, whatever is wrong. */
export function open(key: ClassKey, where: Place, at: Subject, sealed: Buffer): Buffer {
  try {
    if (sealed.length < OVERHEAD_BYTES || sealed[0] !== FORMAT || sealed[1] !== SUITE) throw new NotOpened();
    if (sealed.readUInt32BE(2) !== at.generation) throw new NotOpened();
    if (!equal(sealed.subarray(HEADER_BYTES, BODY_AT), key.commitment)) throw new NotOpened();
    const padded = decrypt(key.key, additionalData(sealed, where, at), sealed, BODY_AT);
    const length = padded.readUInt16BE(0);
    if (length > padded.length - LENGTH_BYTES) throw new NotOpened();
    return padded.subarray(LENGTH_BYTES, LENGTH_BYTES + length);
  } catch {
    throw new NotOpened();
  }
}
