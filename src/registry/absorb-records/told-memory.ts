import { TOKEN_BYTES } from './told-entries.js';

/** What a record came to when the very same bytes were read before: nothing of it but keyed digests and a number. */
export interface RecalledRecord {
  /** As it was remembered, and is again. */
  readonly row: Buffer;
  /** Values that were not asked for. */
  readonly dropped: number;
  /** Token and digest of each of its entries, itself among them, one after another. */
  readonly entries: Buffer;
}

/** A record that was read, by the keyed digest of its bytes: for the next time. */
export interface RecordMark {
  readonly digest: Buffer;
  readonly dropped: number;
}

/** A digest and what stands for it in memory, if anything does. */
export interface Looked {
  readonly digest: Buffer;
  readonly record: RecalledRecord | null;
}

/** What a reader asks before it parses a record. */
export interface ToldMemory {
  look(bytes: Uint8Array): Looked;
}

/** Rows of a page that was read before, and the place of its first record in the list. */
export interface RememberedPage {
  readonly place: number;
  readonly records: Uint8Array;
}

const DIGEST_BYTES = 16;
const DROPPED_AT = DIGEST_BYTES;
const COUNT_AT = DROPPED_AT + 4;
const HEADER_BYTES = COUNT_AT + 2;
/** A token, and a digest. */
export const ENTRY_BYTES = 2 * TOKEN_BYTES;

/** Where the row of a record stands: in which page, as the how manieth. */
interface Found {
  readonly page: RememberedPage;
  readonly nth: number;
  readonly from: number;
}

/** The records of a few pages that were read before, by keyed digests of their bytes. */
export class PagesInMemory implements ToldMemory {
  /** How many were looked for, and how many of them were there. */
  looked = 0;
  recalled = 0;
  /** By how much the last that was there stood further on in the list than it does now. */
  shift = 0;
  private readonly found = new Map<string, Found>();

  constructor(
    private readonly digestOf: (bytes: Uint8Array) => Buffer,
    pages: readonly RememberedPage[],
    private readonly place: number,
  ) {
    for (const page of pages) this.add(page);
  }

  look(bytes: Uint8Array): Looked {
    const digest = this.digestOf(bytes);
    const at = this.looked++;
    const found = this.found.get(digest.toString('latin1'));
    if (!found) return { digest, record: null };
    this.recalled++;
    this.shift = found.page.place + found.nth - (this.place + at);
    return { digest, record: recalledOf(bufferOf(found.page.records), found.from) };
  }

  private add(page: RememberedPage): void {
    const rows = bufferOf(page.records);
    for (let [from, nth] = [0, 0]; from < rows.length; nth++) {
      this.found.set(rows.toString('latin1', from, from + DIGEST_BYTES), { page, nth, from });
      from += lengthOf(rows, from);
    }
  }
}

function recalledOf(rows: Buffer, from: number): RecalledRecord {
  const to = from + lengthOf(rows, from);
  const dropped = rows.readUInt32BE(from + DROPPED_AT);
  return { row: rows.subarray(from, to), dropped, entries: rows.subarray(from + HEADER_BYTES, to) };
}

const lengthOf = (rows: Buffer, from: number): number =>
  HEADER_BYTES + rows.readUInt16BE(from + COUNT_AT) * ENTRY_BYTES;

/** The row of a record that was read; its entries as hexadecimal tokens and digests. */
export function rowOf({ digest, dropped }: RecordMark, entries: readonly string[]): Buffer {
  const told = entries.join('');
  const row = Buffer.allocUnsafe(HEADER_BYTES + told.length / 2);
  digest.copy(row);
  row.writeUInt32BE(dropped, DROPPED_AT);
  row.writeUInt16BE(entries.length / 2, COUNT_AT);
  row.write(told, HEADER_BYTES, 'hex');
  return row;
}

const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
