import type { Declarations } from '../declarations.js';
import type { Column } from './header.js';
import type { ImportRecord, RowFault } from './import.record.js';
import type { CsvRow } from './csv-rows.js';

/** A running import and everything its rows are judged by. */
export interface ImportJob extends ImportRecord {
  readonly header: readonly Column[];
  readonly declarations: Declarations;
  /** Keys of attributes that are kept open. */
  readonly openKeys: readonly string[];
}

/** A chunk of rows of which it is decided what becomes of them. `write` does it, in the transaction of the chunk. */
export interface DecidedRows {
  readonly faults: readonly RowFault[];
  readonly counts: Readonly<Record<string, number>>;
  /** Gives the rules that were broken only when it came to writing; their rows are not counted as written. */
  write(): Promise<readonly RowFault[]>;
}

/** What takes in rows of one content: `shape` looks at the rows alone, `decide` at who is on file. */
export interface RowsImporter<S> {
  shape(
    job: ImportJob,
    rows: readonly CsvRow[],
  ): { readonly shaped: readonly S[]; readonly faults: readonly RowFault[] };
  decide(job: ImportJob, shaped: readonly S[]): Promise<DecidedRows>;
}
