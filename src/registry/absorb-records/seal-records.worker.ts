import { workerContext } from '#platform/workers/worker-context.js';
import { moved } from '#platform/workers/moved.js';
import { sealAll } from './seal-all.js';
import type { SealedRows, SealTask } from './seal-task.js';

/** Seals a share of a batch in a worker thread; the finished rows are handed over, not copied. */
export default function sealRecords(task: SealTask): SealedRows {
  const rows = sealAll(task, workerContext());
  return moved(rows, Object.values(rows) as Uint8Array[]);
}
