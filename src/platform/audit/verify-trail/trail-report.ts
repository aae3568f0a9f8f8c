/**
 * What is wrong where.
 * - `missing`: there is no event with this number, and one follows, or a head or checkpoint knows it
 * - `changed`: the event is not the one that was chained here: edited, exchanged, or put in between
 * - `rebuilt`: the chain holds in itself, but is not the one that was signed: something after `since` and up to here was changed
 * - `head`: the events end elsewhere, or otherwise, than the head of the stream says
 * - `checkpoint-changed`: a line of the file is not one that was signed here, or does not follow the line before
 * - `checkpoint-missing`: the file lacks a checkpoint that the database knows
 * - `checkpoint-untold`: the database lacks a checkpoint that the file has
 */
export type TrailFaultKind =
  'missing' | 'changed' | 'rebuilt' | 'head' | 'checkpoint-changed' | 'checkpoint-missing' | 'checkpoint-untold';

/** The first bad row of a stream (`seq`), or of the file (`stream` 0, and `seq` is the number of the checkpoint). */
export interface TrailFault {
  readonly kind: TrailFaultKind;
  readonly stream: number;
  readonly seq: number;
  /** The last number before it that a checkpoint vouches for. */
  readonly since: number;
}

export interface TrailReport {
  readonly events: number;
  readonly checkpoints: number;
  /** At most one for each stream and one for the file, the file's first. */
  readonly faults: readonly TrailFault[];
}
