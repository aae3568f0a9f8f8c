import type { DatabaseCheck } from './check-databases.js';
import { OWNED, ROLE_POWERS } from './check-databases.sql.js';
import type { Entrance } from './entrance.js';

interface Power {
  readonly name: string;
  readonly superuser: boolean;
  readonly bypasses: boolean;
  readonly reaches_files: boolean;
}

/** The owner, the application, the worker and the key store are roles of their own, and none stands above the grants. */
export const checkRoles: DatabaseCheck = async ({ owner, application, worker, keys, oneServer }) => {
  const faults: string[] = [];
  for (const one of [application, worker])
    if (one.role === owner.role) faults.push(`the ${one.as} role ${one.role} is the owner of the tables`);
  if (application.role === worker.role && worker.role !== owner.role)
    faults.push(`the application and the worker enter as one role, ${worker.role}`);
  for (const one of oneServer ? [owner, application, worker] : [])
    if (one.role === keys.role) faults.push(`the key store is entered as ${keys.role}, the ${one.as} role of the data`);
  for (const one of [owner, application, worker, keys]) faults.push(...(await powersOf(one)));
  for (const one of [application, worker]) if (one.role !== owner.role) faults.push(...(await possessionsOf(one)));
  return faults;
};

/** Whether nothing holds the role back, so that what it was granted says little. */
export const standsAboveGrants = (entrance: Entrance): Promise<boolean> =>
  entrance.enter(async (client) => (await client.query<Power>(ROLE_POWERS)).rows.some(({ superuser }) => superuser));

async function powersOf({ as, role, enter }: Entrance): Promise<string[]> {
  const powers = await enter(async (client) => (await client.query<Power>(ROLE_POWERS)).rows);
  const itself = powers.find(({ name }) => name === role);
  if (itself?.superuser) return [`the ${as} role ${role} is a superuser`];
  return powers.flatMap((power) => {
    const held = [
      power.superuser && 'is a superuser',
      power.bypasses && 'passes row security by (BYPASSRLS)',
      power.reaches_files && 'reaches the files of the server',
    ].filter((one) => one !== false);
    const who =
      power.name === role ? `the ${as} role ${role}` : `the ${as} role ${role} may become ${power.name}, which`;
    return held.map((one) => `${who} ${one}`);
  });
}

async function possessionsOf(entrance: Entrance): Promise<string[]> {
  if (await standsAboveGrants(entrance)) return [];
  const owned = await entrance.enter(async (client) => (await client.query<{ name: string }>(OWNED)).rows);
  const [first, ...more] = owned.map(({ name }) => name);
  if (first === undefined) return [];
  return [
    `the ${entrance.as} role ${entrance.role} owns ${first}${more.length > 0 ? ` and ${more.length} things more` : ''}`,
  ];
}
