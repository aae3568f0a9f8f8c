import { appendFileSync, closeSync, createReadStream, existsSync, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Payment } from './payment.js';

/** One line: a payment taken in, the settling of one, or its coming back. */
export type JournalLine =
  | { readonly reference: string; readonly taken: Payment }
  | { readonly reference: string; readonly settled: true }
  | { readonly reference: string; readonly returned: true };

/** What the channel has promised and done, one JSON line each, written before anyone is told. */
export class Journal {
  private readonly descriptor: number | null;

  constructor(private readonly file: string | undefined) {
    this.descriptor = file === undefined ? null : openSync(file, 'a');
  }

  /** Every readable line from the beginning. A last line torn by a killed process was never promised; it is skipped. */
  async *read(): AsyncGenerator<JournalLine> {
    if (this.file === undefined || !existsSync(this.file)) return;
    for await (const text of createInterface({ input: createReadStream(this.file, 'utf8') })) {
      const line = parseLine(text);
      if (line !== null) yield line;
    }
    // What is written next must not run on behind a torn line; an empty line does no harm.
    appendFileSync(this.file, '\n');
  }

  append(lines: readonly JournalLine[]): void {
    if (this.descriptor === null || lines.length === 0) return;
    writeAll(this.descriptor, Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
  }
}

function parseLine(text: string): JournalLine | null {
  try {
    return JSON.parse(text) as JournalLine;
  } catch {
    return null;
  }
}

/** A single write may take less than all. */
function writeAll(descriptor: number, bytes: Buffer): void {
  for (let from = 0; from < bytes.length;) from += writeSync(descriptor, bytes, from);
}
