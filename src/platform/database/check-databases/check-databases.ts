import type { DatabaseUrls } from '../database-urls.js';
import type { DataGrants } from '../grant-access.js';
import { checkGrants } from './check-grants.js';
import { checkRoles } from './check-roles.js';
import { checkRowSecurity } from './check-row-security.js';
import { type Entrances, entrancesOf } from './entrance.js';
import { keepLogQuiet } from './keep-log-quiet.js';

/** Looks at one side of the databases and says, one sentence each and without any value, what must not be as it is. */
export type DatabaseCheck = (entrances: Entrances, grants: DataGrants) => Promise<readonly string[]>;

/** Every check, in the order in which their faults are told. */
const CHECKS: readonly DatabaseCheck[] = [checkRoles, checkGrants, checkRowSecurity, keepLogQuiet];

/** Everything that is wrong with the databases, at once. */
export class UnsafeDatabases extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `The databases do not keep what they must (docs/operations.md, Databases):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
    this.name = 'UnsafeDatabases';
  }
}

/** In production the boot ends; elsewhere it goes on, and the faults are told once. */
export interface Strictness {
  readonly production: boolean;
  warn(told: string): void;
}

/**
 * Holds the migrated databases against what their roles and their server must be like before anybody is served.
 *
 * @throws UnsafeDatabases in production
 */
export async function checkDatabases(
  urls: DatabaseUrls,
  grants: DataGrants,
  { production, warn }: Strictness,
): Promise<void> {
  const entrances = entrancesOf(urls);
  const faults: string[] = [];
  for (const check of CHECKS) faults.push(...(await check(entrances, grants)));
  if (faults.length === 0) return;
  const unsafe = new UnsafeDatabases(faults);
  if (production) throw unsafe;
  warn(unsafe.message);
}
