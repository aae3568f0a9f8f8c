import type { EmbeddedPostgres } from '../embedded-postgres/index.js';
import { DatabaseUrls } from './database-urls.js';

/** The roles of the embedded server. Its superuser makes them and does no other work. */
const ROLES = { owner: 'amparo_owner', data: 'amparo_app', worker: 'amparo_worker', keys: 'amparo_keys' } as const;

/** Names of the two databases. */
export interface DatabaseNames {
  readonly data: string;
  readonly keys: string;
}

/** Sees to the two databases of the embedded server, each with an owner of its own, and to the roles that work in them. */
export async function ensureEmbeddedDatabases(
  server: EmbeddedPostgres,
  { data, keys }: DatabaseNames = { data: 'amparo', keys: 'amparo_keys' },
): Promise<DatabaseUrls> {
  await server.ensureRoles(Object.values(ROLES));
  await server.ensureDatabase(data, ROLES.owner);
  await server.ensureDatabase(keys, ROLES.keys);
  const as = (role: keyof typeof ROLES): string => server.url(data, ROLES[role]);
  return new DatabaseUrls(as('data'), server.url(keys, ROLES.keys), { owner: as('owner'), worker: as('worker') });
}
