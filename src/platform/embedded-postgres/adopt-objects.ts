import type pg from 'pg';

/**
 * Whatever of this database still belongs to the superuser who asks (as everything did in the version before) becomes
 * the owner's; a second call finds nothing. REASSIGN OWNED would not do: it spares the superuser who made the cluster.
 */
export async function adoptObjects(client: pg.Client, owner: string): Promise<void> {
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock(7201952)');
  const { rows } = await client.query<{ statement: string }>(ALIEN_OBJECTS, [owner]);
  for (const { statement } of rows) await client.query(statement);
  await client.query('COMMIT');
}

/** One ALTER for each object of the asking role. A sequence of a column follows its table. */
const ALIEN_OBJECTS = `
  SELECT format('ALTER %s %s OWNER TO %I', o.kind, o.name, $1::text) AS statement
    FROM (SELECT 'DATABASE' AS kind, quote_ident(datname) AS name, datdba AS owner FROM pg_database
           WHERE datname = current_database()
          UNION ALL
          SELECT 'SCHEMA', quote_ident(nspname), nspowner FROM pg_namespace
           WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
          UNION ALL
          SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END,
                 c.oid::regclass::text, c.relowner
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          UNION ALL
          SELECT 'ROUTINE', p.oid::regprocedure::text, p.proowner
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
           WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema') o
   WHERE o.owner = (SELECT oid FROM pg_roles WHERE rolname = current_user)`;
