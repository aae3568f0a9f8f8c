import { type Actor, RequestContext } from '#platform/context/request-context.js';
import type { DataClass } from './data-classes.js';
import type { Permission, Role } from './permissions.js';
import type { Claims } from './tokens/claims.js';
import { isWithinAreas } from './within-areas.js';

/** Where a permission is held: in these programs (null: in every one), for registrants of these areas (null: everywhere). */
export interface Scope {
  readonly programIds: readonly string[] | null;
  /** Codes of the area code list, each with everything below it. */
  readonly areas: readonly string[] | null;
}

/** One grant in force: permissions within a scope, and which classes of data they may touch. */
export interface Holding extends Scope {
  readonly grantId: string;
  /** The role the grant was given as, if it was. */
  readonly role: Role | null;
  readonly permissions: ReadonlySet<string>;
  readonly dataClasses: readonly DataClass[];
  readonly expiresAt: Date;
}

/** The authenticated user of this request, with the grants read in it. */
export class Caller implements Actor {
  /** The permission the route in hand asks for: scope is judged for it. */
  using: Permission | null = null;

  constructor(
    readonly userId: string,
    readonly organisation: string,
    readonly holdings: readonly Holding[],
    /** What the token says that was shown. */
    readonly claims: Claims | null = null,
  ) {}

  /** Those within which the permission in hand is held: none before the permission guard has said which it is. */
  get programs(): readonly string[] | null {
    return this.using ? this.programsFor(this.using) : [];
  }

  get reach(): string {
    if (!this.using) return 'null';
    const scopes = this.holdingsOf(this.using).map(({ programIds, areas, dataClasses }) =>
      JSON.stringify([programIds?.toSorted() ?? null, areas?.toSorted() ?? null, dataClasses.toSorted()]),
    );
    return scopes.toSorted().join();
  }

  holds(permission: Permission): boolean {
    return this.holdingsOf(permission).length > 0;
  }

  /** Whether a permission is granted, but within areas only although it concerns whole programs: then it is not held. */
  lacksWholePrograms(permission: Permission): boolean {
    return !this.holds(permission) && this.holdings.some((held) => held.permissions.has(permission));
  }

  /**
   * The grants that give a permission. What concerns a whole program (its totals, its money, its rules) is not given by one
   * that is limited to areas.
   */
  holdingsOf(permission: Permission): readonly Holding[] {
    return this.holdings.filter(
      (held) => held.permissions.has(permission) && (held.areas === null || isWithinAreas(permission)),
    );
  }

  /** Programs within which a permission is held; null means all of them. */
  programsFor(permission: Permission): readonly string[] | null {
    return programsOf(this.holdingsOf(permission));
  }
}

/** The programs of any of these scopes; null means all of them. */
export function programsOf(scopes: readonly Scope[]): readonly string[] | null {
  if (scopes.some((scope) => scope.programIds === null)) return null;
  return [...new Set(scopes.flatMap((scope) => scope.programIds ?? []))];
}

/** The caller of the request in hand. Throws outside of one: operations run without a caller. */
export function currentCaller(): Caller {
  const actor = RequestContext.requireActor();
  if (!(actor instanceof Caller)) throw new Error('No caller here: this runs on behalf of an operation');
  return actor;
}
