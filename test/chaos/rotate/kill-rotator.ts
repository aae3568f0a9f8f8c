import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Random } from '../../../demo/population/random.js';
import type { Replica } from '../support/replica.js';
import { hasEnded, type OperationSeen, seen } from '../support/operation-seen.js';

export type RotatedKey = 'registrant' | 'index' | 'master';

/** What a rotation goes through, in this order, and how many milliseconds into it a kill falls at the latest. */
const STAGES: Readonly<Record<RotatedKey, Readonly<Record<string, number>>>> = {
  registrant: { making: 1000, moving: 200, retiring: 1000 },
  index: { making: 1000, filling: 200, checking: 100, retiring: 1000, dropping: 20 },
  master: { moving: 20 },
};

function stageOf(key: RotatedKey, { cursor, done, total }: OperationSeen): string {
  if (key === 'index') return String(cursor?.['step'] ?? 'making');
  if (key === 'master') return 'moving';
  if (done === 0) return 'making';
  return total !== null && done < total ? 'moving' : 'retiring';
}

/**
 * Kills the process that rotates, at an instant of a stage that is drawn, and starts it again. Gives the stage it died in, or
 * null when the rotation was over first.
 */
export async function killRotator(
  key: RotatedKey,
  operationId: string,
  rotator: Replica,
  client: pg.Client,
  random: Random,
): Promise<string | null> {
  const stages = Object.keys(STAGES[key]);
  const holds = (operation: OperationSeen): boolean => hasEnded(operation) || operation.holder === rotator.pid;
  const taken = await seen(client, operationId, holds);
  if (hasEnded(taken)) return null;
  const wanted = random.between(stages.indexOf(stageOf(key, taken)), stages.length - 1);
  const reached = (one: OperationSeen): boolean => hasEnded(one) || stages.indexOf(stageOf(key, one)) >= wanted;
  await seen(client, operationId, reached);
  await pause(random.between(0, STAGES[key][stages[wanted]!]!));
  await rotator.kill();
  const left = await seen(client, operationId);
  await rotator.start();
  return hasEnded(left) ? null : stageOf(key, left);
}
