import type { Registrant } from './registrant.js';

/** Faults of what a page holds; those of how it is sent are in spoil.ts. */
export const CONTENT_FAULTS = [
  /** The page before comes again. */
  'duplicate-page',
  'reordered',
  /** The page after comes instead. */
  'missing-page',
  /** Always the first page. */
  'cursor-loop',
  /** Nothing, though there is more. */
  'empty-page',
  /** Some households leave while they are read. */
  'deletes',
  /** Dates and instants of tomorrow's tomorrow. */
  'future',
  /** Two records with one identifier. */
  'id-reuse',
] as const;

export type ContentFault = (typeof CONTENT_FAULTS)[number];

const TEN_YEARS_MS = 3_652 * 86_400_000;

/** What goes wrong with the content of the answer that is being made. Answers are made one after another. */
export class Disturbance {
  kind: ContentFault | null = null;

  /** Where the page is read that was asked for here. */
  offset(offset: number, limit: number): number {
    if (this.kind === 'duplicate-page') return Math.max(0, offset - limit);
    if (this.kind === 'missing-page') return offset + limit;
    return this.kind === 'cursor-loop' ? 0 : offset;
  }

  rows(rows: Registrant[]): Registrant[] {
    if (this.kind === 'empty-page') return [];
    if (this.kind === 'reordered') return rows.toReversed();
    if (this.kind === 'future') return rows.map(fromTheFuture);
    if (this.kind !== 'id-reuse') return rows;
    const [first, second, ...others] = rows;
    return first && second ? [first, { ...second, regIds: first.regIds }, ...others] : rows;
  }
}

function fromTheFuture(row: Registrant): Registrant {
  const at = new Date(Date.now() + TEN_YEARS_MS);
  const day = at.toISOString().slice(0, 10);
  return { ...row, createdAt: at, changedAt: at, createDate: day, writeDate: day, registrationDate: day };
}
