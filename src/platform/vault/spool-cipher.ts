import { idBytes } from '../ids/ids.js';
import { NotOpened } from './sealed-format.js';
import { decrypt, encryptInto, lengthPrefixed, NONCE_BYTES, TAG_BYTES } from './suite.js';

/** Which chunk of which spool: bound into the ciphertext, so that chunks cannot change places, and an end is an end. */
export interface ChunkPosition {
  readonly spoolId: string;
  /** Counted from 0. */
  readonly sequence: number;
  /** The last chunk says so: without one the spool was cut off. */
  readonly final: boolean;
}

/** nonce | ciphertext | tag of a piece of a spool (bytes of any kind), under the key of that spool alone. */
export function sealChunk(key: Uint8Array, at: ChunkPosition, plaintext: Uint8Array): Buffer {
  const sealed = Buffer.allocUnsafe(NONCE_BYTES + plaintext.length + TAG_BYTES);
  encryptInto(sealed, 0, key, additionalData(at), plaintext);
  return sealed;
}

/** Throws {@link NotOpened} for another key, place, sequence or end mark, and for changed bytes. */
export function openChunk(key: Uint8Array, at: ChunkPosition, sealed: Buffer): Buffer {
  try {
    return decrypt(key, additionalData(at), sealed);
  } catch {
    throw new NotOpened();
  }
}

const additionalData = ({ spoolId, sequence, final }: ChunkPosition): Buffer =>
  lengthPrefixed('AM1', 'spool', idBytes(spoolId), String(sequence), final ? 'final' : 'more');
