import type { Permission, Role } from '../permissions.js';
import { ROLE_GIVES } from '../permissions.js';

/** What somebody is to be given. */
export interface Gift {
  readonly userId: string;
  readonly role: Role;
  readonly permissions: readonly string[];
  readonly mayGive: readonly string[];
  readonly programIds: readonly string[] | null;
  readonly areas: readonly string[] | null;
  readonly dataClasses: readonly string[];
  readonly expiresAt: Date;
}

/** A grant in force, as one that others may be given out of. */
export interface GiversGrant {
  readonly role: Role | null;
  readonly permissions: readonly string[];
  readonly mayGive: readonly string[];
  readonly programIds: readonly string[] | null;
  /** Its areas with everything below them; null: everywhere. */
  readonly areas: readonly string[] | null;
  readonly dataClasses: readonly string[];
  readonly expiresAt: Date;
  readonly depth: number;
  /** Users from its holder up to the first of the line. */
  readonly holders: readonly string[];
}

/** In what a gift goes beyond the grant it would come out of. */
export type Excess = 'role' | 'permissions' | 'programs' | 'areas' | 'data-classes' | 'validity' | 'depth' | 'line';

/** A grant comes to its holder through at most so many givers. */
export const MOST_GIVERS = 3;
const GIVING: Permission = 'grant:write';

/**
 * In what a gift goes beyond a grant of its giver; empty when it may be given out of it. Every gift stays within one grant,
 * so that ending that one ends it. `line`: to one whose own grant stands above, by which a grant would outlive its taking back.
 * The database holds the same rule (access.hold_attenuation), apart from roles, which it knows by their permissions.
 */
export function excessOf(gift: Gift, own: GiversGrant): Excess[] {
  const gives = (own.role && ROLE_GIVES[own.role]) || [];
  const faults: Readonly<Record<Excess, boolean>> = {
    role: !own.permissions.includes(GIVING) || !gives.includes(gift.role),
    permissions: !isWithin(gift.permissions, own.mayGive) || !isWithin(gift.mayGive, own.mayGive),
    programs: !isLimitedTo(gift.programIds, own.programIds),
    areas: !isLimitedTo(gift.areas, own.areas),
    'data-classes': !isWithin(gift.dataClasses, own.dataClasses),
    validity: gift.expiresAt > own.expiresAt,
    depth: own.depth >= MOST_GIVERS,
    line: own.holders.includes(gift.userId),
  };
  return (Object.keys(faults) as Excess[]).filter((fault) => faults[fault]);
}

/** What makes a grant no one's to give out of another, and yet theirs to end: it is as it was given. */
const OF_GIVING_ALONE: readonly Excess[] = ['validity', 'depth', 'line'];

/** Whether a grant of somebody holds nothing that its like could not be given out of the other. */
export const covers = (own: GiversGrant, held: Gift): boolean =>
  excessOf(held, own).every((excess) => OF_GIVING_ALONE.includes(excess));

/** Whether all of these are among those; null is everything. */
export function isLimitedTo(some: readonly string[] | null, all: readonly string[] | null): boolean {
  return all === null || (some !== null && isWithin(some, all));
}

const isWithin = (some: readonly string[], all: readonly string[]): boolean => some.every((one) => all.includes(one));
