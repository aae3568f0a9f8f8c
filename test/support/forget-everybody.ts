import type { DatabaseUrls } from '#platform/database/database-urls.js';
import { connected } from './database.js';

/** Tables that hold rows of registrants, or of what a source said of them. */
const TABLES = `
  select distinct format('%I.%I', c.table_schema, c.table_name) as name
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
   where t.table_type = 'BASE TABLE' and c.table_schema in ('registry', 'matching')
     and (c.column_name in ('registrant_id', 'group_id', 'member_id', 'source_id') or c.table_name = 'registrant')`;

/** Empties a registry of its people; what is configured stays. */
export async function forgetEverybody({ data, keys }: DatabaseUrls): Promise<void> {
  await connected(data, async (client) => {
    const { rows } = await client.query<{ name: string }>(TABLES);
    await client.query(`truncate ${rows.map(({ name }) => name).join(', ')}, sr_sync.quarantined_record cascade`);
  });
  await connected(keys, (client) => client.query('delete from keys.registrant_key'));
}
