import { v7 } from 'uuid';
import { randomBytes } from '../vault/suite.js';

/** A new row id: UUIDv7, so that inserts go to the right edge of the index (a v4 key halves the insert rate). */
export const newId = (): string => v7();

/** The same as 16 bytes, for rows made by the thousand: its random bits come from a pool. Unordered within a millisecond. */
export const newIdBytes = (): Buffer => v7({ random: randomBytes(16) }, Buffer.allocUnsafe(16));

/** Before every id: where a walk in key order begins. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** The 16 bytes of a UUID in its text form. */
export const idBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The text form of 16 bytes. */
export function idText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
