import { type OnFile, OVERLAPS, planMemberships, type ResolvedMembership, SECOND } from './plan-memberships.js';

const day = (date: string): Date => new Date(`${date}T00:00:00Z`);
const belonging = (memberId: string, change: Partial<OnFile> = {}): OnFile => ({
  groupId: 'g',
  memberId,
  isHead: false,
  isRepresentative: false,
  relationship: null,
  startedAt: day('2024-01-01'),
  endedAt: null,
  ...change,
});
const row = (number: number, memberId: string, change: Partial<OnFile> = {}): ResolvedMembership => ({
  ...belonging(memberId, change),
  row: number,
});

/** Rows that begin a membership, those skipped, and [row, rule] of the others. */
function outcome(rows: ResolvedMembership[], onFile: OnFile[] = []) {
  const { begun, faults, skipped } = planMemberships(rows, onFile);
  return [begun.map((one) => one.row), skipped, faults.map((fault) => [fault.row, fault.rule])];
}

describe('which memberships of a file begin', () => {
  it('refuses a second head and a second representative of a group, wherever the first is (15)', () => {
    const [head, representative] = [{ isHead: true }, { isRepresentative: true }];
    const rows = [row(2, 'a', head), row(3, 'b', head), row(4, 'c', representative), row(5, 'd', representative)];
    expect(outcome(rows)).toEqual([
      [2, 4],
      0,
      [
        [3, SECOND.head],
        [5, SECOND.representative],
      ],
    ]);
    expect(outcome([row(2, 'a', head)], [belonging('z', head)])).toEqual([[], 0, [[2, SECOND.head]]]);
    expect(outcome([row(2, 'a', { ...head, groupId: 'h' })], [belonging('z', head)])).toEqual([[2], 0, []]);
  });

  it('leaves one that is on file as it is, and refuses one that overlaps it in another role (19)', () => {
    const onFile = [belonging('a', { relationship: 'child' })];
    expect(outcome([row(2, 'a', { relationship: 'child', startedAt: day('2025-01-01') })], onFile)).toEqual([
      [],
      1,
      [],
    ]);
    expect(outcome([row(2, 'a', { relationship: 'spouse' })], onFile)).toEqual([[], 0, [[2, OVERLAPS]]]);
    expect(outcome([row(2, 'b'), row(3, 'b'), row(4, 'b', { isHead: true })])).toEqual([[2], 1, [[4, OVERLAPS]]]);
  });

  it('meets one that has ended only where it begins before that end', () => {
    const ended = [belonging('a', { isHead: true, endedAt: day('2024-06-01') })];
    expect(outcome([row(2, 'a', { startedAt: day('2024-05-31') })], ended)).toEqual([[], 0, [[2, OVERLAPS]]]);
    expect(outcome([row(2, 'a', { startedAt: day('2024-06-01') })], ended)).toEqual([[2], 0, []]);
    expect(outcome([row(2, 'b', { isHead: true, startedAt: day('2024-03-01') })], ended)).toEqual([
      [],
      0,
      [[2, SECOND.head]],
    ]);
    const never = [belonging('a', { startedAt: day('2024-06-01'), endedAt: day('2024-06-01') })];
    expect(outcome([row(2, 'a', { startedAt: day('2024-01-01') })], never)).toEqual([[2], 0, []]);
  });
});
