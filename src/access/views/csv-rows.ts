import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { markingsOf } from './field.decorators.js';
import { NotProjectable, type Projector } from './projector.js';

/** Rows of a file, as they are read: each of the class the route declares with `@ReturnsCsv`. */
export class CsvRows<T extends object> {
  constructor(
    /** Without its ending. */
    readonly fileName: string,
    readonly rows: AsyncIterable<T>,
  ) {}
}

/** A text a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A line of RFC 4180: what a spreadsheet would calculate is told to be text by a leading apostrophe. */
export function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw new NotProjectable('A cell is neither a text, a number nor a boolean');
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The file: every row passes the projector like any other answer, and what is marked is a column. */
export function csvStream(body: CsvRows<object>, type: Function, projector: Projector): Readable {
  const columns = [...markingsOf(type.prototype as object).keys()];
  const inContext = AsyncLocalStorage.snapshot(); // handles are the caller's, and a stream is read in any context
  async function* lines(): AsyncGenerator<string> {
    yield csvLine(columns);
    for await (const row of body.rows) {
      const shown = inContext(() => projector.project(row, type));
      yield csvLine(columns.map((column) => shown[column]));
    }
  }
  return Readable.from(lines(), { objectMode: false });
}
