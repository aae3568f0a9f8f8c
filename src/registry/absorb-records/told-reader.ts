import type { Declarations } from '../declarations.js';
import type { ToldRecord } from './entries-of.js';
import type { IncomingRecord } from './incoming-record.js';
import type { RecordMark, ToldMemory } from './told-memory.js';

/** What a page tells. */
export interface ReadRecords<M> {
  readonly records: readonly ToldRecord[];
  /** Of each of them that can be remembered, and is not recalled. Absent: of none. */
  readonly marks?: readonly (RecordMark | null)[];
  /** What was met, and is not to be taken in: by their names only. */
  readonly met: readonly IncomingRecord[];
  /** Whatever else the room that reads wants to know. */
  readonly more: M;
}

/** What is said of a page as soon as it is read, and how its records are made of it: those that are in memory are not. */
export interface BeingRead<V, M> {
  readonly verdict: V;
  readonly records: (memory?: ToldMemory | null) => ReadRecords<M>;
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
  /** Raised whenever the same bytes may come to something else: what was remembered before is not recalled then. */
  readonly version: number;
}
