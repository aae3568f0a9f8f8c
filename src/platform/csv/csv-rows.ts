import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type CsvError, type Info, type Options, parse } from 'csv-parse';

/** More than any honest row: a quote that is never closed must not gather the whole file. */
const LONGEST_ROW = 64 * 1024;
/** So many broken rows one after the other are no slips. */
const MOST_BROKEN = 1_000;

/** A row as the file has it. */
export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  /** Null when a quote stands inside a cell that does not begin with one: this row cannot be read, the next can. */
  readonly cells: readonly string[] | null;
  /** Bytes of the file up to the end of this row, its line end included; of a broken row, up to the row before. */
  readonly end: number;
}

/** From this row on rows cannot be told apart: a quote was not closed where it had to be, or a row is longer than 64 KiB. */
export class NotCsv extends Error {
  constructor(readonly row: number) {
    super('Not CSV from here on');
  }
}

/** Where reading begins: bytes and rows of the file before it. */
export interface CsvStart {
  readonly byte: number;
  readonly rows: number;
}

/**
 * Rows of a CSV file (RFC 4180; line ends CRLF, LF or CR) as they are read, from the end of any readable row on. Throws
 * {@link NotCsv} after the rows before it; the parser's own errors quote the file and go no further.
 */
export async function* csvRows(
  source: AsyncIterable<Buffer>,
  delimiter: string,
  start: CsvStart,
): AsyncGenerator<CsvRow, void, undefined> {
  const reading = new Reading(start);
  const options: Options<CsvRow, string[]> = {
    delimiter,
    bom: false,
    record_delimiter: ['\r\n', '\n', '\r'], // never guessed: reading may begin anywhere
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    skip_records_with_error: true,
    on_record: (cells: string[], context) => reading.record(cells, context),
    on_skip: (error) => reading.skip(error),
  };
  const parser = parse(options as unknown as Options); // its types know of no on_record without columns
  const bytes = Readable.from(reading.until(source), { objectMode: false });
  pipeline(bytes, parser).catch(() => {}); // who iterates the parser is thrown it too
  for await (const row of parser as AsyncIterable<CsvRow>) {
    yield* reading.brokenBefore(row.row);
    yield row;
  }
  yield* reading.brokenBefore(reading.endsAt ?? Infinity);
  if (reading.endsAt !== null) throw new NotCsv(reading.endsAt);
}

/** What is known of a file while its rows are counted. */
class Reading {
  /** The row from which on nothing can be told. */
  endsAt: number | null = null;
  private rows: number;
  private end: number;
  private brokenLine: number | null = null;
  private broken: CsvRow[] = [];

  constructor(private readonly start: CsvStart) {
    this.rows = start.rows;
    this.end = start.byte;
  }

  record(cells: readonly string[], { bytes }: Info): CsvRow | null {
    if (this.endsAt !== null) return null;
    this.end = this.start.byte + bytes;
    return { row: ++this.rows, cells, end: this.end };
  }

  skip(error: CsvError | undefined): undefined {
    if (this.endsAt !== null || this.brokenLine === error?.['lines']) return undefined; // a row may break more than once
    const isLost = (error?.code as string) !== 'INVALID_OPENING_QUOTE';
    if (isLost || this.broken.length >= MOST_BROKEN) this.endsAt = this.rows + 1;
    else {
      this.brokenLine = error!['lines'] as number;
      this.broken.push({ row: ++this.rows, cells: null, end: this.end });
    }
    return undefined;
  }

  /** The source, as long as it can be read. */
  async *until(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      yield piece;
      if (this.endsAt !== null) return;
    }
  }

  /** Broken rows before this one, in their order. */
  brokenBefore(row: number): CsvRow[] {
    const found = this.broken.filter((broken) => broken.row < row);
    this.broken = this.broken.filter((broken) => broken.row >= row);
    return found;
  }
}
