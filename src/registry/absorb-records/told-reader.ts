import type { Declarations } from '../declarations.js';
import type { IncomingRecord } from './incoming-record.js';

/** What a page tells. */
export interface ReadRecords<M> {
  readonly records: readonly IncomingRecord[];
  /** What was met, and is not to be taken in: by their names only. */
  readonly met: readonly IncomingRecord[];
  /** Whatever else the room that reads wants to know. */
  readonly more: M;
}

/** What is said of a page as soon as it is read, and how its records are made of it. */
export interface BeingRead<V, M> {
  readonly verdict: V;
  readonly records: () => ReadRecords<M>;
}

/**
 * A pure reading function of the room that knows how its source speaks. It is named by module and export because it runs in a worker
 * thread: the export is called with the parameters, and gives the function that reads one page.
 */
export type MakeReader<P, Q, V, M> = (
  parameters: P,
  declarations: Declarations,
) => (bytes: Buffer, question: Q) => BeingRead<V, M>;

/** How to find a reading function: file URL, export, parameters. */
export interface Reader {
  readonly module: string;
  readonly name: string;
  /** JSON; what was made for the same ones is used again. */
  readonly parameters: string;
}
