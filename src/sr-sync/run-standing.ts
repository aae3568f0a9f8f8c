import type { OperationRecord } from '#platform/operations/operation.js';
import { TooManyGone } from './sr-sync.errors.js';

/**
 * Where a run stands: as its operation, but that one which took everything in and found more gone than may be without a
 * confirmation did not fail. It is `held` as long as somebody may confirm it, and `unconfirmed` when a later run has begun first.
 */
export const RUN_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'held', 'unconfirmed'] as const;

export type RunStanding = Pick<OperationRecord, 'problem' | 'counts' | 'startedAt' | 'finishedAt'> & {
  readonly state: (typeof RUN_STATES)[number];
};

/** By its operation, the one that confirmed it, if there is one, and whether it is the newest of its source. */
export function standingOf(
  operation: OperationRecord,
  confirmation: OperationRecord | undefined,
  isNewest: boolean,
): RunStanding {
  if (!isHeld(operation)) return operation;
  if (!confirmation || confirmation.state === 'cancelled')
    return { ...operation, state: isNewest ? 'held' : 'unconfirmed', counts: sum(operation, confirmation) };
  const { state, problem, finishedAt } = confirmation;
  return { state, problem, counts: sum(operation, confirmation), startedAt: operation.startedAt, finishedAt };
}

/** Whether an operation ended because somebody must confirm first what it found. */
export const isHeld = ({ state, problem }: Pick<OperationRecord, 'state' | 'problem'>): boolean =>
  state === 'failed' && problem === new TooManyGone().code;

/** What a confirmation has done, with what those before it had that ended halfway: its parameters tell of them. */
export const countsOf = ({ counts, parameters }: OperationRecord): Record<string, number> =>
  added(counts, (parameters['counted'] ?? {}) as Record<string, number>);

/** Of both operations together. */
const sum = ({ counts }: OperationRecord, confirmation: OperationRecord | undefined): Record<string, number> =>
  added(counts, confirmation ? countsOf(confirmation) : {});

function added(
  counts: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Record<string, number> {
  const summed: Record<string, number> = { ...counts };
  for (const [name, count] of Object.entries(more)) summed[name] = (summed[name] ?? 0) + count;
  return summed;
}
