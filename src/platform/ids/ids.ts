import { v7 } from 'uuid';
import { randomBytes } from '../vault/suite.js';

/** A new row id: UUIDv7, so that inserts go to the right edge of the index (a v4 key halves the insert rate). */
export const newId = (): string => idText(newIdBytes());

let lastMs = 0;
let counter = 0;

/** The same as 16 bytes. Its random bits come from a pool: without a system call for each. In order also within a millisecond. */
export function newIdBytes(): Buffer {
  const random = randomBytes(16);
  const now = Date.now();
  if (now > lastMs) [lastMs, counter] = [now, random.readUInt32BE(6) >>> 1];
  else counter++;
  return v7({ random, msecs: lastMs, seq: counter }, Buffer.allocUnsafe(16));
}

/** Before every id: where a walk in key order begins. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The 16 bytes of a UUID in its text form. */
export const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The text form of 16 bytes. */
export function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
