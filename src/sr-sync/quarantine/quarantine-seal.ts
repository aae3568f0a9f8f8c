import { openChunk, sealChunk } from '#platform/vault/spool-cipher.js';

/** Bytes of a record that is kept; a larger one is set aside without its content. */
export const MOST_RECORD_BYTES = 65_536;
/** Lengths are rounded up: they tell little of what is inside. */
const BUCKET_BYTES = 1_024;

const placeOf = (recordId: string) => ({ spoolId: recordId, sequence: 0, final: true });

/** The text of a record under the key of its run, bound to its row; null for one that is too large to be kept. */
export function sealRecord(key: Uint8Array, recordId: string, text: string): Buffer | null {
  const length = Buffer.byteLength(text);
  if (length > MOST_RECORD_BYTES) return null;
  const padded = Buffer.alloc(Math.ceil(length / BUCKET_BYTES) * BUCKET_BYTES, ' '); // blanks after JSON mean nothing
  padded.write(text);
  const sealed = sealChunk(key, placeOf(recordId), padded);
  padded.fill(0);
  return sealed;
}

export const openRecord = (key: Uint8Array, recordId: string, sealed: Buffer): unknown =>
  JSON.parse(openChunk(key, placeOf(recordId), sealed).toString('utf8'));
