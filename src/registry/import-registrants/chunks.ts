import { type CsvRow, csvRows, type CsvStart, NotCsv } from '#platform/csv/csv-rows.js';

const ROWS_AT_ONCE = 2_000;

/** Where the next chunk begins; what is left when the file was read to its end, or to where it is no CSV any more. */
export type ImportCursor = CsvStart | 'end' | 'unreadable';

/** Rows that are judged and written together. */
export interface Chunk {
  readonly rows: readonly CsvRow[];
  readonly next: ImportCursor;
  /** The row from which on the file cannot be read, when that is so. */
  readonly unreadableFrom: number | null;
}

/** The rows of a file in chunks that end where reading can begin again. Blank lines are left out; the last chunk may be empty. */
export async function* chunksOf(
  source: AsyncIterable<Buffer>,
  delimiter: string,
  start: CsvStart,
  size = ROWS_AT_ONCE,
): AsyncGenerator<Chunk> {
  let rows: CsvRow[] = [];
  try {
    for await (const row of csvRows(source, delimiter, start)) {
      if (row.cells?.every((cell) => cell.trim() === '') !== true) rows.push(row);
      if (rows.length < size || row.cells === null) continue; // a broken row does not know where it ends
      yield { rows, next: { byte: row.end, rows: row.row }, unreadableFrom: null };
      rows = [];
    }
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
    yield { rows, next: 'unreadable', unreadableFrom: error.row };
    return;
  }
  yield { rows, next: 'end', unreadableFrom: null };
}

/** Works on the next item while the one in hand is used. */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = source.next();
  try {
    for (;;) {
      const { value, done } = await coming;
      if (done) return;
      coming = source.next();
      coming.catch(() => {}); // awaited in the next round
      yield value;
    }
  } finally {
    await coming.catch(() => {});
    await source.return(undefined);
  }
}
