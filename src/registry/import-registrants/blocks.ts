/** Bytes of the file in one chunk of its spool; all but the last are as large. */
export const CHUNK_BYTES = 256 * 1024;

/** A piece of a spool. */
export interface Block {
  readonly bytes: Buffer;
  readonly final: boolean;
}

/** The same bytes in blocks of one size; the last says that it is the last, also of nothing at all. */
export async function* blocksOf(pieces: AsyncIterable<Buffer>, size = CHUNK_BYTES): AsyncGenerator<Block> {
  let waiting: Buffer[] = [];
  let gathered = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    gathered += piece.length;
    if (gathered <= size) continue; // a full block waits until it is known whether more comes
    const joined = Buffer.concat(waiting);
    let at = 0;
    for (; joined.length - at > size; at += size) yield { bytes: joined.subarray(at, at + size), final: false };
    waiting = [joined.subarray(at)];
    gathered = joined.length - at;
  }
  yield { bytes: Buffer.concat(waiting), final: true };
}

const QUOTE = 0x22;
const [LF, CR] = [0x0a, 0x0d];

/** Counts the rows of a CSV file while it passes: line ends outside of quotes, exact for a file that is well-formed. */
export class LineCounter {
  private quoted = false;
  private previous = LF;
  private ends = 0;

  add(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === QUOTE) this.quoted = !this.quoted;
      else if (!this.quoted && (byte === CR || (byte === LF && this.previous !== CR))) this.ends++;
      this.previous = byte;
    }
  }

  /** Lines so far; a last one without an end counts. */
  get lines(): number {
    return this.ends + (this.previous === LF || this.previous === CR ? 0 : 1);
  }
}
