import { type Actor, RequestContext } from '#platform/context/request-context.js';
import { type Permission, type Role, ROLE_GIVES } from './permissions.js';

/** One grant in force: permissions within programs (null: every program). */
export interface Holding {
  /** The role the grant was given as, if it was. */
  readonly role: Role | null;
  readonly permissions: ReadonlySet<string>;
  readonly programIds: readonly string[] | null;
}

/** The authenticated user of this request, with the grants read in it. */
export class Caller implements Actor {
  /** The permission the route in hand asks for: scope is judged for it. */
  using: Permission | null = null;

  constructor(
    readonly userId: string,
    readonly organisation: string,
    readonly holdings: readonly Holding[],
  ) {}

  get reach(): string {
    return JSON.stringify(this.using ? (this.programsFor(this.using)?.toSorted() ?? 'everywhere') : null);
  }

  holds(permission: Permission): boolean {
    return this.holdings.some((holding) => holding.permissions.has(permission));
  }

  /** Programs within which a permission is held; null means all of them. */
  programsFor(permission: Permission): readonly string[] | null {
    return programsOf(this.holdings.filter((holding) => holding.permissions.has(permission)));
  }

  /** Programs within which a role may be given to others; null means all of them, an empty list none. */
  programsToGive(role: Role): readonly string[] | null {
    const giving = this.holdings.filter(
      (held) => held.role && held.permissions.has('grant:write') && ROLE_GIVES[held.role]?.includes(role),
    );
    return programsOf(giving);
  }
}

function programsOf(holdings: readonly Holding[]): readonly string[] | null {
  if (holdings.some((holding) => holding.programIds === null)) return null;
  return [...new Set(holdings.flatMap((holding) => holding.programIds ?? []))];
}

/** The caller of the request in hand. Throws outside of one: operations run without a caller. */
export function currentCaller(): Caller {
  const actor = RequestContext.requireActor();
  if (!(actor instanceof Caller)) throw new Error('No caller here: this runs on behalf of an operation');
  return actor;
}
