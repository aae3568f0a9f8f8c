import type { IncomingRecord } from './incoming-record.js';
import type { ToldBatch } from './told-batch.js';

/** A page of a source, as far as the corridor asks. */
export interface ToldPage {
  /** Looked at only where something is in doubt, once `batch` is there. */
  readonly records: readonly IncomingRecord[];
  /** The same, and what was met besides, as a worker thread has read it. */
  readonly batch?: ToldBatch | undefined;
  /** What was met besides, and is not to be taken in: see `Telling`. */
  readonly met?: readonly IncomingRecord[];
  /** Is told when what was recalled of it is not all as we have it. */
  readonly inVain?: () => void;
}
