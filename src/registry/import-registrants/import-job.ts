import type { Declarations } from '../declarations.js';
import type { CsvRow } from '#platform/csv/csv-rows.js';
import type { Column } from './header.js';
import type { ImportRecord, RowFault } from './import.record.js';

/** A running import and everything its rows are judged by. */
export interface ImportJob extends ImportRecord {
  readonly header: readonly Column[];
  readonly declarations: Declarations;
  /** Keys of attributes that are kept open. */
  readonly openKeys: readonly string[];
}

/** What became of the rows of a chunk. */
export interface Outcome {
  readonly faults: readonly RowFault[];
  readonly counts: Readonly<Record<string, number>>;
}

/** Writes what was decided of a chunk, in the transaction of the chunk. */
export type Decision = () => Promise<Outcome>;

/** What takes in rows of one content. */
export interface RowsImporter<S> {
  /** Looks at the rows alone. */
  shape(
    job: ImportJob,
    rows: readonly CsvRow[],
  ): { readonly shaped: readonly S[]; readonly faults: readonly RowFault[] };
  /** What the rows name those by whom writing them changes: a chunk that shares a sign is decided when the other is written. */
  signsOf(shaped: readonly S[]): ReadonlySet<string>;
  /** Looks at who is on file and makes ready, outside of any transaction. */
  decide(job: ImportJob, shaped: readonly S[]): Promise<Decision>;
}
