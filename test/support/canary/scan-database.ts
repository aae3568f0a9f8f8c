import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { NeedleIndex } from './needle-index.js';
import { type Canaries, type Finding, indexOf, type Looked, Scanner } from './scanner.js';

/** Something that can be read column by column. */
interface Relation {
  /** `schema.table`, for people. */
  readonly name: string;
  /** What stands behind FROM. */
  readonly source: string;
  /** Name and SQL expression of each column. */
  readonly columns: readonly { readonly name: string; readonly expression: string }[];
}

/** What PostgreSQL itself keeps of values: samples of them, statements, comments, large objects, settings. */
const SYSTEM_RELATIONS = [
  'pg_statistic',
  'pg_statistic_ext_data',
  'pg_stats',
  'pg_stats_ext',
  'pg_stats_ext_exprs',
  'pg_stat_activity',
  'pg_largeobject',
  'pg_description',
  'pg_shdescription',
  'pg_db_role_setting',
  'pg_proc',
  'pg_attrdef',
  'pg_constraint',
];

/**
 * Scans every column of every table and materialized view of one database, and what PostgreSQL keeps of values in its
 * statistics, statement texts, comments and large objects. Values arrive decompressed and unescaped; `bytea` is read
 * as bytes. The user must be able to read everything without row security, as the owner of the cluster can; else it
 * throws rather than pass anything over.
 *
 * Temporary tables of other sessions cannot be read from outside; `scanDirectory` sees their files.
 *
 * @param url connection string of the database
 */
export async function scanDatabase(url: string, canaries: Canaries, looked?: Looked): Promise<Finding[]> {
  const index = indexOf(canaries);
  const client = new pg.Client({ connectionString: url, application_name: 'scan' });
  await client.connect();
  try {
    // With row security an incomplete answer would look like a clean one.
    await client.query('SET row_security = off');
    const findings: Finding[] = [];
    for (const relation of await relations(client)) {
      const place = `${client.database}: ${relation.name}`;
      if ((await scanColumns(client, relation, relation.columns, index, place, looked)).length === 0) continue;
      // One pass told that there is something; only now is it worth a pass for each column to tell where.
      for (const column of relation.columns) {
        findings.push(...(await scanColumns(client, relation, [column], index, `${place}.${column.name}`)));
      }
    }
    return findings;
  } finally {
    await client.end();
  }
}

async function scanColumns(
  client: pg.Client,
  relation: Relation,
  columns: Relation['columns'],
  index: NeedleIndex,
  place: string,
  looked?: Looked,
): Promise<Finding[]> {
  const scanner = new Scanner(index, place, looked);
  const list = columns.map(({ expression }) => expression).join(', ');
  // The binary format adds lengths and escapes nothing, so every value is found as it is.
  const stream = client.query(copyTo(`COPY (SELECT ${list} FROM ${relation.source}) TO STDOUT (FORMAT binary)`));
  for await (const piece of stream as AsyncIterable<Buffer>) scanner.write(piece);
  return scanner.end();
}

async function relations(client: pg.Client): Promise<Relation[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: { name: string; bytes: boolean }[] }>(
    `SELECT n.nspname AS schema, c.relname AS name,
            json_agg(json_build_object('name', a.attname, 'bytes', a.atttypid = 'bytea'::regtype) ORDER BY a.attnum) AS columns
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE CASE WHEN n.nspname = 'pg_catalog' THEN c.relname = ANY ($1) OR c.relname LIKE 'pg_stat_statements%'
                 ELSE c.relkind IN ('r', 'm') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_(toast|temp)'
                      OR c.relname IN ('pg_stat_statements') END
      GROUP BY n.nspname, c.relname
      ORDER BY n.nspname, c.relname`,
    [SYSTEM_RELATIONS],
  );
  return rows.map(({ schema, name, columns }) => ({
    name: `${schema}.${name}`,
    source: `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`,
    columns: columns.map(({ name: column, bytes }) => {
      const quoted = client.escapeIdentifier(column);
      return { name: column, expression: bytes ? quoted : `${quoted}::text` };
    }),
  }));
}
