import { type Canary, NeedleIndex } from './needle-index.js';

/** A planted value that turned up. It names the value by its label only, so it can be printed. */
export interface Finding {
  readonly label: string;
  /** The form in which it was found, such as `base64+1`. */
  readonly encoding: string;
  /** Where: a file's path, `database: schema.table.column`, or what the caller named. */
  readonly place: string;
  /** Bytes from the beginning of the place to the first occurrence. */
  readonly offset: number;
  /** How often it occurs in this form at this place. */
  readonly count: number;
}

/** Canaries, or their index if one was made already (worth it when many things are scanned). */
export type Canaries = NeedleIndex | Iterable<Canary>;

export const indexOf = (canaries: Canaries): NeedleIndex =>
  canaries instanceof NeedleIndex ? canaries : new NeedleIndex(canaries);

/** How much was looked at: a scan that saw nothing proves nothing. */
export interface Looked {
  /** Files, tables, or whatever the place consists of. */
  things: number;
  bytes: number;
}

/** Small pieces are gathered up to this size, since each pass costs a little extra at the borders. */
const GATHER_BYTES = 256 * 1024;

/** Scans one haystack that arrives in pieces; needs memory for one piece and the overlap only. */
export class Scanner {
  private readonly findings = new Map<string, { -readonly [K in keyof Finding]: Finding[K] }>();
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  /** End of what was scanned already, where a needle may have begun. */
  private tail: Buffer = Buffer.alloc(0);
  private tailAt = 0;

  constructor(
    private readonly index: NeedleIndex,
    private readonly place: string,
    private readonly looked?: Looked,
  ) {
    if (looked) looked.things++;
  }

  /** The piece must not change until the next `end()`, unless it is 256 KiB or larger. */
  write(piece: Buffer): void {
    this.waiting.push(piece);
    this.waitingBytes += piece.length;
    if (this.looked) this.looked.bytes += piece.length;
    if (this.waitingBytes >= GATHER_BYTES) this.flush();
  }

  end(): Finding[] {
    this.flush();
    return [...this.findings.values()];
  }

  private flush(): void {
    const buffer = Buffer.concat([this.tail, ...this.waiting]);
    this.index.scan(buffer, this.tail.length, ({ label, encoding }, offset) => {
      const key = `${label}\0${encoding}`;
      const known = this.findings.get(key);
      if (known) known.count++;
      else this.findings.set(key, { label, encoding, place: this.place, offset: this.tailAt + offset, count: 1 });
    });
    const keep = Math.min(buffer.length, Math.max(0, this.index.longest - 1));
    this.tailAt += buffer.length - keep;
    // A copy: a view would keep the whole buffer in memory.
    this.tail = Buffer.from(buffer.subarray(buffer.length - keep));
    this.waiting = [];
    this.waitingBytes = 0;
  }
}

/** Scans bytes at hand. */
export function scanBuffer(buffer: Buffer, canaries: Canaries, place = 'buffer', looked?: Looked): Finding[] {
  const scanner = new Scanner(indexOf(canaries), place, looked);
  for (let at = 0; at < buffer.length; at += GATHER_BYTES) scanner.write(buffer.subarray(at, at + GATHER_BYTES));
  return scanner.end();
}
