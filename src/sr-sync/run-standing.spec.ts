import type { OperationRecord, OperationState } from '#platform/operations/operation.js';
import { countsOf, standingOf } from './run-standing.js';

const operation = (state: OperationState, more: Partial<OperationRecord> = {}): OperationRecord =>
  ({
    state,
    problem: null,
    counts: {},
    parameters: {},
    startedAt: new Date(1),
    finishedAt: new Date(2),
    ...more,
  }) as OperationRecord;
const held = operation('failed', { problem: 'sr-sync:too-many-gone', counts: { received: 9, missing: 4 } });

describe('where a run stands', () => {
  it.each(['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const)('is as its operation: %s', (state) => {
    for (const isNewest of [true, false])
      expect(standingOf(operation(state, { problem: 'other' }), undefined, isNewest)).toMatchObject({ state });
  });

  it('is held as long as it may be confirmed, and unconfirmed after that: nothing of it failed', () => {
    expect(standingOf(held, undefined, true)).toMatchObject({ state: 'held', counts: { missing: 4 } });
    expect(standingOf(held, undefined, false)).toMatchObject({ state: 'unconfirmed' });
    expect(standingOf(held, operation('cancelled', { counts: { gone: 1 } }), true)).toMatchObject({
      state: 'held',
      counts: { missing: 4, gone: 1 },
    });
  });

  it('is that of what confirmed it, with the counts of both', () => {
    const confirmation = operation('succeeded', { counts: { gone: 4, ended: 2 }, finishedAt: new Date(9) });
    expect(standingOf(held, confirmation, false)).toEqual({
      state: 'succeeded',
      problem: null,
      counts: { received: 9, missing: 4, gone: 4, ended: 2 },
      startedAt: new Date(1),
      finishedAt: new Date(9),
    });
    expect(standingOf(held, operation('running', { finishedAt: null }), true)).toMatchObject({ state: 'running' });
  });

  it('counts what a confirmation did that ended halfway, however often it was given again', () => {
    const halfway = operation('failed', { counts: { gone: 1, ended: 1 } });
    const again = operation('failed', { counts: { gone: 2 }, parameters: { counted: countsOf(halfway) } });
    const last = operation('succeeded', { counts: { gone: 1, ended: 1 }, parameters: { counted: countsOf(again) } });
    expect(standingOf(held, last, true).counts).toEqual({ received: 9, missing: 4, gone: 4, ended: 2 });
  });
});
