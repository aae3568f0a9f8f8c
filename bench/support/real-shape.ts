import type pg from 'pg';

/** The schema that tables copied for the limit or the naive way stand in. */
export type ShapeSchema = 'bare' | 'naive';

/** The same table in another schema. */
export const inSchema = (schema: string, table: string): string => `${schema}.${table.slice(table.indexOf('.') + 1)}`;

/** Empty copies of tables with their columns, checks, indexes, foreign keys and storage: what a row costs there it costs here. */
export async function copyShapes(client: pg.Client, schema: ShapeSchema, tables: readonly string[]): Promise<void> {
  await client.query(`create schema if not exists ${schema}`);
  for (const table of tables) {
    const { rows } = await client.query<{ options: string[] | null; keys: { name: string; definition: string }[] }>(
      `select reloptions as options,
              (select coalesce(json_agg(json_build_object('name', conname, 'definition', pg_get_constraintdef(oid))), '[]')
                 from pg_constraint where conrelid = c.oid and contype = 'f') as keys
         from pg_class c where oid = $1::regclass`,
      [table],
    );
    const { options, keys } = rows[0]!;
    const copy = inSchema(schema, table);
    await client.query(
      `create table ${copy} (like ${table} including all)${options ? ` with (${options.join(', ')})` : ''}`,
    );
    for (const { name, definition } of keys)
      await client.query(`alter table ${copy} add constraint ${name} ${definition}`);
  }
}

/** Tables to COPY into: the same columns, no index, no write-ahead log. */
export async function makeStaging(client: pg.Client, tables: readonly string[]): Promise<void> {
  await client.query('create schema if not exists staging');
  for (const table of tables)
    await client.query(`create unlogged table ${inSchema('staging', table)} (like ${table} including defaults)`);
}
