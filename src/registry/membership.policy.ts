import { InstantUnfit, RelationshipUnfit } from './membership.errors.js';
import type { GroupRole } from './membership.record.js';

const PLAIN: GroupRole = { isHead: false, isRepresentative: false, relationship: null };

/** Null is told: nothing is known. Undefined is not told: it stays as it was. */
export type WantedRole = { readonly [K in keyof GroupRole]?: GroupRole[K] | undefined };

/**
 * The role somebody has after a change. Who becomes head is `head` to the head; who ceases to be loses that relationship
 * unless told another. Throws {@link RelationshipUnfit}.
 */
export function roleOf(wanted: WantedRole, before: GroupRole = PLAIN): GroupRole {
  const isHead = wanted.isHead ?? before.isHead;
  const kept = isHead === before.isHead ? before.relationship : isHead ? 'head' : other(before.relationship);
  const relationship = wanted.relationship === undefined ? kept : (wanted.relationship ?? (isHead ? 'head' : null));
  if (relationship !== null && (relationship === 'head') !== isHead) throw new RelationshipUnfit();
  return { isHead, isRepresentative: wanted.isRepresentative ?? before.isRepresentative, relationship };
}

const other = (relationship: GroupRole['relationship']): GroupRole['relationship'] =>
  relationship === 'head' ? null : relationship;

export const isSameRole = (a: GroupRole, b: GroupRole): boolean =>
  a.isHead === b.isHead && a.isRepresentative === b.isRepresentative && a.relationship === b.relationship;

/**
 * When something happened that is entered now: now unless told, else in the past, since registrations are entered late, and
 * not before what it follows. Throws {@link InstantUnfit} naming the field.
 */
export function entered(field: string, told: Date | undefined, now: Date, notBefore?: Date): Date {
  if (told === undefined) return notBefore && notBefore > now ? notBefore : now; // the clocks of two replicas may differ a little
  if (told > now) throw new InstantUnfit(field, 'must not be in the future');
  if (notBefore && told < notBefore) throw new InstantUnfit(field, `must not be before ${notBefore.toISOString()}`);
  return told;
}
