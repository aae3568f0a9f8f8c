/** One fault that befell a run, and what became of it. */
export interface FaultRow {
  readonly ms: number;
  readonly failed: boolean;
  readonly rightAtOnce: boolean;
  readonly rightAfterNext: boolean;
  readonly mbMore: number;
}

const HEAD = ['dialect', 'fault', 'times', 'failed', 'right at once', 'right after the next', 'median ms', 'MB more'];

/** What became of each kind of fault, as lines to read. */
export class FaultTable {
  private readonly rows = new Map<string, FaultRow[]>();

  add(dialect: string, title: string, row: FaultRow): void {
    const key = `${dialect}|${title}`;
    this.rows.set(key, [...(this.rows.get(key) ?? []), row]);
  }

  /** The kind that was added to last, on one line. */
  get last(): string {
    return cells([...this.rows].at(-1)!).join('  ');
  }

  lines(): string[] {
    const table = [HEAD, ...[...this.rows].map(cells)];
    const widths = HEAD.map((_, column) => Math.max(...table.map((row) => row[column]!.length)));
    return table.map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  '),
    );
  }
}

function cells([key, rows]: [string, readonly FaultRow[]]): string[] {
  const count = (is: (row: FaultRow) => boolean): string => `${rows.filter(is).length}`;
  const median = rows.map(({ ms }) => ms).toSorted((a, b) => a - b)[rows.length >> 1]!;
  return [
    ...key.split('|'),
    `${rows.length}`,
    count(({ failed }) => failed),
    count(({ rightAtOnce }) => rightAtOnce),
    count(({ rightAfterNext }) => rightAfterNext),
    median.toFixed(0),
    `${Math.max(...rows.map(({ mbMore }) => mbMore))}`,
  ];
}
