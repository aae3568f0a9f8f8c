import pg, { type ClientBase } from 'pg';
import { quoted } from './tables.js';

interface Guard {
  readonly table: string;
  readonly trigger: string;
  readonly always: boolean;
}

const TRIGGERS = `
  select n.nspname || '.' || c.relname as table, t.tgname as trigger, t.tgenabled = 'A' as always
    from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and t.tgenabled <> 'D' and n.nspname || '.' || c.relname = any($1)`;
const WALLED = `
  select n.nspname || '.' || c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relforcerowsecurity and n.nspname || '.' || c.relname = any($1)`;

/**
 * Runs `work` inside the transaction of `client` while the triggers of these tables rest and their owner stands before the wall of row
 * security: what is put back was judged when it was written, and COPY takes no row through a wall. Foreign keys are held as ever. A
 * transaction that fails puts everything back.
 */
export async function withoutGuards(
  client: ClientBase,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const { rows: guards } = await client.query<Guard>(TRIGGERS, [tables]);
  const { rows: walled } = await client.query<{ table: string }>(WALLED, [tables]);
  for (const { table, trigger } of guards)
    await client.query(`alter table ${quoted(table)} disable trigger ${pg.escapeIdentifier(trigger)}`);
  for (const { table } of walled) await client.query(`alter table ${quoted(table)} no force row level security`);
  await work();
  for (const { table } of walled) await client.query(`alter table ${quoted(table)} force row level security`);
  for (const { table, trigger, always } of guards)
    await client.query(
      `alter table ${quoted(table)} enable ${always ? 'always ' : ''}trigger ${pg.escapeIdentifier(trigger)}`,
    );
}
