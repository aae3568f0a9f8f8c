import { type DataGrants, type Relation, rightsOn, type RoleGrants } from '../grant-access.js';
import type { DatabaseCheck } from './check-databases.js';
import { HELD_RIGHTS } from './check-databases.sql.js';
import { standsAboveGrants } from './check-roles.js';
import type { Entrance } from './entrance.js';

interface HeldRights extends Relation {
  /** On the whole table. */
  readonly rights: readonly string[];
  /** `select (column)`, where the whole table is not held. */
  readonly columns: readonly string[];
}

/** Most relations named in one sentence. */
const MOST_NAMED = 5;

/**
 * The application and the worker may do what their page of grants says and no more, by whatever way: a grant by hand, one to
 * PUBLIC, or a role they are members of.
 */
export const checkGrants: DatabaseCheck = async ({ owner, application, worker }, grants: DataGrants) => {
  const faults: string[] = [];
  for (const [one, given] of [
    [application, grants.application],
    [worker, grants.worker],
  ] as const)
    if (one.role !== owner.role && application.role !== worker.role && !(await standsAboveGrants(one)))
      faults.push(...(await excessOf(one, given)));
  return faults;
};

async function excessOf({ as, role, enter }: Entrance, grants: RoleGrants): Promise<string[]> {
  const held = await enter(async (client) => (await client.query<HeldRights>(HELD_RIGHTS)).rows);
  const excess = held.flatMap((relation) => {
    const more = beyond(relation, rightsOn(relation, grants));
    return more.length > 0 ? [`${more.join(', ')} on ${relation.schema}.${relation.name}`] : [];
  });
  if (excess.length === 0) return [];
  const rest = excess.length - MOST_NAMED;
  const named = excess.slice(0, MOST_NAMED).join('; ') + (rest > 0 ? `; and on ${rest} more` : '');
  return [`the ${as} role ${role} may do more than it is given (another role it is a member of?): ${named}`];
}

function beyond({ rights, columns }: HeldRights, given: readonly string[]): string[] {
  const givenColumns = given.flatMap((right) => {
    const [, verb, list] = /^(\w+) \((.+)\)$/.exec(right) ?? [];
    return list?.split(',').map((column) => `${verb} (${column.trim()})`) ?? [];
  });
  return [...rights.filter((right) => !given.includes(right)), ...columns.filter((one) => !givenColumns.includes(one))];
}
