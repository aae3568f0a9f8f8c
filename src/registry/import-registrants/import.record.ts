export const IMPORT_CONTENTS = ['individuals', 'groups', 'memberships'] as const;
/** What the rows of a file are. */
export type ImportContent = (typeof IMPORT_CONTENTS)[number];

export const IMPORT_POLICIES = ['skip', 'update', 'add-entry'] as const;
/** What becomes of a row whose identifier is known: left out, written over what is on file, or kept as a further entry. */
export type ImportPolicy = (typeof IMPORT_POLICIES)[number];

/** How a file was uploaded. Nothing of its rows. */
export interface ImportRecord {
  readonly id: string;
  readonly operationId: string;
  readonly content: ImportContent;
  readonly policy: ImportPolicy;
  readonly dryRun: boolean;
  /** One character. */
  readonly delimiter: string;
  /** Names of the columns, as the header of the file has them. */
  readonly columns: readonly string[];
  /** Bytes before the first row. */
  readonly headerBytes: number;
  readonly bytes: number;
  readonly expectedRows: number;
  readonly createdAt: Date;
}

/** One broken rule: where, and which. Never the value. `column` is null for a rule of the whole row. */
export interface RowFault {
  /** As a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly column: string | null;
  readonly rule: string;
}
