import type { RowFault } from './import.record.js';

/** That an individual belongs to a group, in a role, from an instant on. */
export interface Belonging {
  readonly groupId: string;
  readonly memberId: string;
  readonly isHead: boolean;
  readonly isRepresentative: boolean;
  readonly relationship: string | null;
  readonly startedAt: Date;
}

/** A membership on file: a period without its end. One that ended where it began was never in force. */
export interface OnFile extends Belonging {
  readonly endedAt: Date | null;
}

/** A row of which it is known who is meant. */
export interface ResolvedMembership extends Belonging {
  readonly row: number;
}

export interface MembershipsPlan {
  readonly begun: readonly ResolvedMembership[];
  readonly faults: readonly RowFault[];
  readonly skipped: number;
}

const sameRole = (a: Belonging, b: Belonging): boolean =>
  a.isHead === b.isHead && a.isRepresentative === b.isRepresentative && a.relationship === b.relationship;

/**
 * Decides row by row, in the order of the file, which memberships begin; each holds for the rows after it. A new one has no
 * end, so it meets every one on file that lasts beyond its beginning.
 */
export function planMemberships(rows: readonly ResolvedMembership[], onFile: readonly OnFile[]): MembershipsPlan {
  const ofGroup = new Map<string, OnFile[]>();
  const hold = (one: OnFile): void => {
    const held = ofGroup.get(one.groupId);
    if (held) held.push(one);
    else ofGroup.set(one.groupId, [one]);
  };
  onFile.forEach(hold);
  const begun: ResolvedMembership[] = [];
  const faults: RowFault[] = [];
  let skipped = 0;
  for (const row of rows) {
    const met = (ofGroup.get(row.groupId) ?? []).filter((one) => lastsBeyond(one, row.startedAt));
    const own = met.filter(({ memberId }) => memberId === row.memberId);
    const clash = clashOf(row, met, own);
    if (own.some((one) => one.endedAt === null && sameRole(one, row))) skipped++;
    else if (clash) faults.push({ row: row.row, column: null, rule: clash });
    else {
      begun.push(row);
      hold({ ...row, endedAt: null });
    }
  }
  return { begun, faults, skipped };
}

const lastsBeyond = ({ startedAt, endedAt }: OnFile, instant: Date): boolean =>
  endedAt === null || (endedAt > instant && endedAt > startedAt);

export const OVERLAPS = 'must not overlap a membership of the same individual in the group';
export const SECOND = {
  head: 'must not be a second head of the group',
  representative: 'must not be a second representative of the group',
} as const;

function clashOf(row: Belonging, met: readonly OnFile[], own: readonly OnFile[]): string | null {
  if (own.length > 0) return OVERLAPS;
  if (row.isHead && met.some(({ isHead }) => isHead)) return SECOND.head;
  if (row.isRepresentative && met.some(({ isRepresentative }) => isRepresentative)) return SECOND.representative;
  return null;
}
