import { type Actor, RequestContext } from '#platform/context/request-context.js';
import type { Permission } from './permissions.js';

/** One grant in force: permissions within programs (null: every program). */
export interface Holding {
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

  holds(permission: Permission): boolean {
    return this.holdings.some((holding) => holding.permissions.has(permission));
  }

  /** Programs within which a permission is held; null means all of them. */
  programsFor(permission: Permission): readonly string[] | null {
    const granting = this.holdings.filter((holding) => holding.permissions.has(permission));
    if (granting.some((holding) => holding.programIds === null)) return null;
    return [...new Set(granting.flatMap((holding) => holding.programIds ?? []))];
  }
}

/** The caller of the request in hand. Throws outside of one: operations run without a caller. */
export function currentCaller(): Caller {
  const actor = RequestContext.requireActor();
  if (!(actor instanceof Caller)) throw new Error('No caller here: this runs on behalf of an operation');
  return actor;
}
