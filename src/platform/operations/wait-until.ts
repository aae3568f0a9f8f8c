import { setTimeout as pause } from 'node:timers/promises';
import type { OperationRun } from './operation.js';

const LOOK_EVERY_MS = 250;

/** Looks until it is so. Throws, as a chunk would, when the operation is to stop. */
export async function waitUntil(run: OperationRun, isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await rest(run, LOOK_EVERY_MS);
}

/** A pause of an operation, in milliseconds. Throws, as a chunk would, when the operation is to stop. */
export async function rest(run: OperationRun, milliseconds: number): Promise<void> {
  await pause(milliseconds, undefined, { signal: run.signal }).catch(() => {});
  if (run.signal.aborted) await run.chunk(() => Promise.resolve({ cursor: run.cursor, done: 0 })); // which it refuses
}
