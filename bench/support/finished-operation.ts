import { setTimeout as pause } from 'node:timers/promises';
import type { OperationRecord } from '#platform/operations/operation.js';
import type { OperationsService } from '#platform/operations/operations.service.js';

/** The operation when it has succeeded. Throws when it ended otherwise. */
export async function finishedOperation(operations: OperationsService, id: string): Promise<OperationRecord> {
  let operation = await operations.get(id);
  while (operation.state === 'queued' || operation.state === 'running') {
    await pause(100);
    operation = await operations.get(id);
  }
  if (operation.state !== 'succeeded')
    throw new Error(`The run ended as ${operation.state} (${operation.problem ?? ''})`);
  return operation;
}
