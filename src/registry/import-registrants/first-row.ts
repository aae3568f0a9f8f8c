import { csvRows, NotCsv } from '#platform/csv/csv-rows.js';
import { ColumnsUnusable } from './import.errors.js';

const LONGEST_HEADER = 64 * 1024;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** The header as it stands in the file, and the bytes before the first row. */
export interface FirstRow {
  readonly names: readonly string[];
  readonly bytes: number;
}

/**
 * Reads the header from the beginning of a file (a byte order mark is passed over). `isWhole`: nothing follows. Throws
 * {@link ColumnsUnusable} for what is no header of a UTF-8 CSV file.
 */
export async function firstRow(beginning: Buffer, isWhole: boolean, delimiter: string): Promise<FirstRow> {
  const head = beginning.subarray(0, LONGEST_HEADER);
  const byte = head.subarray(0, 3).equals(UTF8_MARK) ? 3 : 0;
  if (head.includes(0) || head.toString('utf8').slice(0, 200).includes('\uFFFD'))
    throw unusable('must be CSV in UTF-8');
  const row = await read(head.subarray(byte), delimiter, byte);
  if (!row?.cells) throw unusable('must be a row of column names');
  if (
    row.end === head.length &&
    !(isWhole && head.length === beginning.length) &&
    !/[\r\n]$/.test(head.toString('latin1'))
  )
    throw unusable(`must not be longer than ${LONGEST_HEADER} bytes`);
  return { names: row.cells, bytes: row.end };
}

async function read(head: Buffer, delimiter: string, byte: number) {
  try {
    for await (const row of csvRows(once(head), delimiter, { byte, rows: 0 })) return row;
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
  }
  return undefined;
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

const unusable = (message: string): ColumnsUnusable => new ColumnsUnusable([{ pointer: '#/columns', message }]);
