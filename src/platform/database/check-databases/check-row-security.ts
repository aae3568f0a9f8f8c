import { LOOSE_VIEWS, OPEN_TABLES, SCOPE_OF_SESSION } from './check-databases.sql.js';
import type { DatabaseCheck } from './check-databases.js';
import type { Entrance } from './entrance.js';

/** The wall around the rows of programs stands: around every table that is to have it, past no view, and no session begins beyond it. */
export const checkRowSecurity: DatabaseCheck = async ({ application, worker }, { walled }) => {
  const namesOf = (sql: string, values: unknown[] = []): Promise<string> =>
    application.enter(async (client) =>
      (await client.query<{ name: string }>(sql, values)).rows.map(({ name }) => name).join(', '),
    );
  const [tables, views] = [await namesOf(OPEN_TABLES, [walled]), await namesOf(LOOSE_VIEWS)];
  return [
    ...(tables ? [`row security is not enabled, forced and told what to show on ${tables}`] : []),
    ...(views ? [`read with the rights of their owner, past row security: ${views}`] : []),
    ...(await beyond(application)),
    ...(await beyond(worker)),
  ];
};

async function beyond({ as, role, enter }: Entrance): Promise<string[]> {
  const scope = await enter(async (client) => (await client.query<{ scope: string | null }>(SCOPE_OF_SESSION)).rows[0]);
  return scope?.scope ? [`sessions of the ${as} role ${role} begin with amparo.programs set: reset it`] : [];
}
