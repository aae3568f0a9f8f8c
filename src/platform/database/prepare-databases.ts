import type { DatabaseUrls } from './database-urls.js';
import { type DataGrants, grantAccess } from './grant-access.js';
import { migrate } from './migrate.js';

/** The migrations of both databases, and who may do what with what they make. */
export interface Schema {
  readonly data: readonly (new () => object)[];
  readonly keys: readonly (new () => object)[];
  readonly grants: DataGrants;
}

/** Brings both databases to their newest migration and gives the working roles what is theirs. */
export async function prepareDatabases(urls: DatabaseUrls, schema: Schema): Promise<void> {
  await migrate(urls.keys, schema.keys);
  await migrate(urls.owner, schema.data);
  await grantAccess(urls, schema.grants);
}
