import pg, { type ClientBase } from 'pg';

/** A table as a backup holds it. */
export interface SavedTable {
  /** `schema.table` */
  readonly name: string;
  /** Those that are stored, in their order; what is generated is generated anew. */
  readonly columns: readonly string[];
}

/** Every table but the list of migrations, each after those it refers to. */
const TABLES = `
  select n.nspname || '.' || c.relname as name,
         (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
         coalesce((select array_agg(distinct fn.nspname || '.' || f.relname) from pg_constraint k
                     join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
                    where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid), '{}') as after
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind = 'r' and not c.relispartition and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
   order by 1`;

/** The tables of a database in an order in which they can be filled. */
export async function tablesOf(client: ClientBase): Promise<SavedTable[]> {
  const { rows } = await client.query<SavedTable & { after: readonly string[] }>(TABLES);
  const sorted: SavedTable[] = [];
  const done = new Set<string>();
  for (let left = rows; left.length > 0;) {
    const next = left.filter(({ after }) => after.every((name) => done.has(name)));
    if (next.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${left.map(({ name }) => name).join()}`);
    for (const { name, columns } of next) {
      sorted.push({ name, columns });
      done.add(name);
    }
    left = left.filter((table) => !next.includes(table));
  }
  return sorted;
}

/** `schema.table` as PostgreSQL reads it. Names are those of our own migrations. */
export const quoted = (name: string): string => name.split('.').map(pg.escapeIdentifier).join('.');

/** The table with the columns that are stored. */
export const stored = ({ name, columns }: SavedTable): string =>
  `${quoted(name)} (${columns.map(pg.escapeIdentifier).join(', ')})`;
