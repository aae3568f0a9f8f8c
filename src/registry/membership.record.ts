/** What somebody is to the head of a group. */
export const RELATIONSHIPS = [
  'head',
  'spouse',
  'child',
  'parent',
  'sibling',
  'grandchild',
  'grandparent',
  'other_relative',
  'not_related',
] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

/** Why a membership ended, as told; `changed` is the service's own: another row goes on with another role. */
export const END_REASONS = ['left', 'moved', 'deceased', 'entered_in_error', 'other'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** What a member is in a group. */
export interface GroupRole {
  readonly isHead: boolean;
  readonly isRepresentative: boolean;
  /** To the head of the group: `head` of the head, and of nobody else. Null: not told. */
  readonly relationship: Relationship | null;
}

/** That an individual belongs to a group, from `startedAt` up to, and without, `endedAt`. */
export interface MembershipRecord extends GroupRole {
  readonly membershipId: string;
  readonly groupId: string;
  readonly registrantId: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | 'changed' | null;
}

/** A membership changes once, when it ends: what comes after is another row. This count is its ETag. */
export const revisionOf = ({ endedAt }: Pick<MembershipRecord, 'endedAt'>): number => (endedAt ? 2 : 1);
