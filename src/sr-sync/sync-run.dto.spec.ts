import type { OperationRecord } from '#platform/operations/operation.js';
import { SyncRunDto } from './sync-run.dto.js';
import type { SyncRun } from './sync-run.entity.js';

const shown = (peerTotals: SyncRun['peerTotals'], received: number, completedAt: Date | null = new Date()) => {
  const operation = { state: 'succeeded', counts: { received } } as unknown as OperationRecord;
  const { peerTotal, reconciled } = SyncRunDto.from({ peerTotals, completedAt } as SyncRun, operation);
  return [peerTotal, reconciled];
};

describe('whether as many records came as the source says it has', () => {
  it('is told of both kinds together, when everything was taken in', () => {
    expect(shown({ group: 3, individual: 4 }, 7)).toEqual([7, true]);
    expect(shown({ group: 3, individual: 4 }, 6)).toEqual([7, false]);
    expect(shown({ group: 0, individual: 0 }, 0)).toEqual([0, true]);
  });

  it('is not told before that, nor of a source that does not say', () => {
    expect(shown({ group: 3 }, 3, null)).toEqual([3, null]);
    expect(shown({}, 7)).toEqual([null, null]);
  });

  it('counts what was never met as none', () => {
    const run = SyncRunDto.from({ peerTotals: {} } as SyncRun, { state: 'queued', counts: {} } as OperationRecord);
    expect([run.asked, run.received, run.created, run.quarantined, run.droppedFields]).toEqual([0, 0, 0, 0, 0]);
  });
});
