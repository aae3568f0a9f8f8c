import pg from 'pg';
import { atBorder } from './database-error.js';
import type { DatabaseUrls } from './database-urls.js';
import { MIGRATION_LOCK } from './migrate.js';

/** `select`, `insert`, `update`, `delete`, or one of them for some columns: `select (id, state)`. */
export type Rights = readonly string[];

/** What one role may do. */
export interface RoleGrants {
  /** With every table that is not named below. Views it may read, functions it may call. */
  readonly tables: Rights;
  /** With one table (`schema.table`) or all the others of a schema (`schema.*`) instead. */
  readonly instead: Readonly<Record<string, Rights>>;
}

/** What each working role may do in the data database; the owner may do everything. */
export interface DataGrants {
  readonly application: RoleGrants;
  readonly worker: RoleGrants;
  /** Tables (`schema.table`, or `schema.*`) of which nobody, the owner neither, sees more rows than the transaction reaches. */
  readonly walled: readonly string[];
}

/** A table or view, and where it stands. */
export interface Relation {
  readonly schema: string;
  readonly name: string;
  readonly isView: boolean;
}

/**
 * Gives the roles of the URLs exactly what `grants` says, and everybody else nothing; one transaction, the same at every
 * boot. A role that is the owner keeps what an owner has: such roles are not apart, which the boot check tells.
 */
export async function grantAccess(urls: DatabaseUrls, grants: DataGrants): Promise<void> {
  const owner = roleOf(urls.owner);
  const given = [
    { role: roleOf(urls.data), grants: grants.application },
    { role: roleOf(urls.worker), grants: grants.worker },
  ].filter(({ role }) => role !== owner);
  if (given.length === 0) return;
  const client = new pg.Client({ connectionString: urls.owner });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    const roles = [...new Set(given.map(({ role }) => role))];
    await grantDatabase(client, roles);
    for (const schema of await relationsBySchema(client)) {
      const name = pg.escapeIdentifier(schema.name);
      const taken = [
        `schema ${name}`,
        ...['tables', 'sequences', 'routines'].map((all) => `all ${all} in schema ${name}`),
      ].map((what) => `revoke all on ${what} from public, ${roles.map(pg.escapeIdentifier).join(', ')}`);
      const granted = given.flatMap(({ role, grants: own }) => grantsOn(schema, own, pg.escapeIdentifier(role)));
      await client.query([...taken, ...granted].join('; ')); // hundreds at every boot: sent as one
    }
    await client.query('commit');
  } catch (error) {
    throw atBorder(error);
  } finally {
    await client.end();
  }
}

/** The role a URL enters as. */
export const roleOf = (url: string): string => new pg.Client({ connectionString: url }).user!;

/** Entering and temporary tables, where the owner role also owns the database; `public` holds the list of migrations only. */
async function grantDatabase(client: pg.Client, roles: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ database: string; database_owned: boolean; public_owned: boolean }>(
    `select d.datname as database, pg_has_role(d.datdba, 'usage') as database_owned,
            coalesce((select pg_has_role(nspowner, 'usage') from pg_namespace where nspname = 'public'), false) as public_owned
       from pg_database d where d.datname = current_database()`,
  );
  const { database, database_owned: databaseOwned, public_owned: publicOwned } = rows[0]!;
  const name = pg.escapeIdentifier(database);
  if (publicOwned) await client.query('revoke all on schema public from public');
  if (!databaseOwned) return;
  await client.query(`revoke all on database ${name} from public`);
  for (const role of roles)
    await client.query(`grant connect, temporary on database ${name} to ${pg.escapeIdentifier(role)}`);
}

async function relationsBySchema(client: pg.Client): Promise<{ name: string; relations: Relation[] }[]> {
  const { rows } = await client.query<{ name: string; relations: Relation[] }>(
    `select n.nspname as name, json_agg(json_build_object('schema', n.nspname, 'name', c.relname, 'isView', c.relkind <> 'r' and c.relkind <> 'p')
              order by c.relname) as relations
       from pg_namespace n join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm')
      where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public') group by n.nspname order by 1`,
  );
  return rows;
}

/** The statements for one role and schema; a schema in which it may do nothing stays closed. */
function grantsOn(
  schema: { name: string; relations: readonly Relation[] },
  grants: RoleGrants,
  role: string,
): string[] {
  const statements = schema.relations.flatMap((relation) => {
    const rights = rightsOn(relation, grants);
    const name = `${pg.escapeIdentifier(relation.schema)}.${pg.escapeIdentifier(relation.name)}`;
    return rights.length > 0 ? [`grant ${rights.join(', ')} on table ${name} to ${role}`] : [];
  });
  if (statements.length === 0) return [];
  const name = pg.escapeIdentifier(schema.name);
  return [
    `grant usage on schema ${name} to ${role}`,
    `grant execute on all routines in schema ${name} to ${role}`,
    ...statements,
  ];
}

/** What a role is given on one table or view. */
export function rightsOn({ schema, name, isView }: Relation, { tables, instead }: RoleGrants): Rights {
  const rights = instead[`${schema}.${name}`] ?? instead[`${schema}.*`] ?? tables;
  // a view writes with the rights of its owner, past what is said of its tables
  return isView ? rights.filter((right) => right === 'select') : rights;
}
