export type OperationState = 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';

/** A durable piece of long work. Parameters, cursor and counts hold ids and settings, never a personal value. */
export interface OperationRecord {
  readonly id: string;
  readonly kind: string;
  /** What it works on: of one kind, only one operation per subject is under way. */
  readonly subject: string;
  readonly programId: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly state: OperationState;
  readonly cursor: unknown;
  readonly done: number;
  readonly total: number | null;
  readonly counts: Readonly<Record<string, number>>;
  /** Code of the problem that ended (or, while queued, delayed) it. */
  readonly problem: string | null;
  /** A few ids of what that problem speaks of. They leave as handles. */
  readonly atFault: readonly string[];
  readonly createdBy: string;
  /** The permission it was ordered with; null when no grant did (the schedule, a command on the host). */
  readonly permission: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** What one chunk did; written in the transaction of the chunk. */
export interface ChunkProgress {
  /** Where the next chunk begins, also after a crash. */
  readonly cursor: unknown;
  /** Items this chunk finished. */
  readonly done: number;
  readonly total?: number;
  /** Added to the operation's counts. */
  readonly counts?: Readonly<Record<string, number>>;
}

/** Does the work of one kind of operation. A repeated call goes on from `run.cursor`. */
export interface OperationHandler {
  readonly kind: string;
  run(run: OperationRun): Promise<void>;
  /**
   * Called when an operation of this kind has ended for good: succeeded, failed or cancelled, also one that never began. Not
   * called when the process dies just then: what must go is swept elsewhere too.
   */
  ended?(operation: { readonly id: string; readonly subject: string }): Promise<void>;
}

/** The running operation, as its handler sees it. */
export interface OperationRun {
  readonly id: string;
  readonly subject: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly createdBy: string;
  /** The cursor of the last committed chunk, null at the beginning. */
  readonly cursor: unknown;
  /** Fires when the operation is to stop: cancelled, taken over, or the process is going down. */
  readonly signal: AbortSignal;
  /**
   * Runs `work` in one transaction together with its progress. Throws when the operation is no longer ours or cancelled, or when
   * who ordered it has lost the permission for it.
   */
  chunk(work: () => Promise<ChunkProgress>): Promise<void>;
}
