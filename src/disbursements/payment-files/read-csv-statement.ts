import { csvRows, NotCsv } from '#platform/csv/csv-rows.js';
import type { ReportedResultDto } from '../reconciliation.dto.js';
import type { Told } from '../reconcile/told.js';
import { DELIMITERS, type StatementLayout } from './file-layout.js';
import { StatementUnreadable } from './payment-file.errors.js';

const AMOUNT = /^\d{1,15}(\.\d{1,4})?$/;
const CURRENCY = /^[A-Z]{3}$/;
const CODE = /^[A-Za-z0-9_.-]{1,80}$/;
const PAYMENT_REFERENCE = /^[A-Za-z0-9_./:-]{1,128}$/;
const LONGEST_REFERENCE = 128;
const READ = ['reference', 'outcome', 'amount', 'currency', 'code', 'paymentReference'] as const;
type Cells = Partial<Record<(typeof READ)[number], string>>;

/**
 * What each row of a statement says, by the columns of its layout; no other column is looked at. A code or a number of the
 * receiver's that is none is left out. Throws {@link StatementUnreadable} for what is no such file.
 */
export async function* readCsvStatement(
  layout: StatementLayout,
  pieces: AsyncIterable<Buffer>,
): AsyncGenerator<Told, void, undefined> {
  let columns: Columns | undefined;
  try {
    for await (const { cells, row } of csvRows(pieces, DELIMITERS[layout.delimiter], { byte: 0, rows: 0 })) {
      if (!columns) columns = columnsOf(layout, cells, row);
      else if (!cells) yield { is: 'unreadable' };
      else if (cells.length > 1 || cells[0] !== '') yield read(layout, columns(cells));
    }
  } catch (error) {
    if (!(error instanceof NotCsv)) throw error;
    throw new StatementUnreadable(`rows cannot be told apart from row ${error.row} on`);
  }
  if (!columns) throw new StatementUnreadable('must be CSV with a row of column names');
}

type Columns = (cells: readonly string[]) => Cells;

function columnsOf(layout: StatementLayout, header: readonly string[] | null, row: number): Columns {
  if (!header || row !== 1) throw new StatementUnreadable('must be CSV with a row of column names');
  const names = header.map((name, index) => (index === 0 ? name.replace(/^\uFEFF/, '') : name).trim());
  const places = READ.flatMap((field) => {
    const name = layout[field];
    if (name === undefined) return [];
    const place = names.indexOf(name);
    if (place < 0 || names.lastIndexOf(name) !== place)
      throw new StatementUnreadable(`must have one column for the ${field} of the layout`);
    return [[field, place] as const];
  });
  return (cells) => Object.fromEntries(places.map(([field, place]) => [field, (cells[place] ?? '').trim()]));
}

function read({ outcomes }: StatementLayout, cells: Cells): Told {
  const { reference = '', amount = '', currency = '', code = '', paymentReference = '' } = cells;
  const word = cells.outcome ?? '';
  const outcome = Object.hasOwn(outcomes, word) ? outcomes[word]! : undefined;
  if (!outcome || reference === '' || reference.length > LONGEST_REFERENCE) return { is: 'unreadable' };
  if (outcome === 'under_way') return { is: 'under_way', reference };
  if ((amount !== '' || outcome === 'paid') && !AMOUNT.test(amount)) return { is: 'unreadable' };
  if (currency !== '' && !CURRENCY.test(currency)) return { is: 'unreadable' };
  const result: ReportedResultDto = { reference, outcome };
  if (amount !== '') result.amount = amount;
  if (currency !== '') result.currency = currency;
  if (CODE.test(code)) result.code = code;
  if (PAYMENT_REFERENCE.test(paymentReference)) result.paymentReference = paymentReference;
  return { is: 'result', result };
}
