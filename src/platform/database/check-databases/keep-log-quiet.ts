import pg from 'pg';
import { MIGRATION_LOCK } from '../migrate.js';
import type { DatabaseCheck } from './check-databases.js';
import { SETTINGS } from './check-databases.sql.js';
import type { Entrance } from './entrance.js';

interface Setting {
  readonly name: string;
  readonly setting: string;
  readonly maySet: boolean;
}

/** Settings that make no copy of a statement, a parameter or a row in the server's log. An absent one belongs to a module that is not loaded. */
const QUIET: Readonly<Record<string, string>> = {
  log_statement: 'none',
  // with this, neither log_statement nor log_min_duration_statement nor a sample of either writes a parameter
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  debug_print_parse: 'off',
  debug_print_rewritten: 'off',
  debug_print_plan: 'off',
  'pgaudit.log_parameter': 'off',
  'pg_stat_statements.track_utility': 'off',
  'pg_stat_statements.save': 'off',
};

/** There only when the module is loaded: it writes plans with the parameters in them. */
const AUTO_EXPLAIN = 'auto_explain.log_min_duration';

/**
 * The server's log holds no value, whoever enters. What a role may set for itself it sets, for its sessions in this database, at
 * every boot; what only the administrator may set is told.
 */
export const keepLogQuiet: DatabaseCheck = async ({ owner, application, worker, keys }) => {
  const loud = new Map<string, string[]>();
  for (const entrance of [owner, application, worker, keys]) {
    await quieten(entrance);
    for (const fault of faultsOf(await settingsOf(entrance)))
      loud.set(fault, [...(loud.get(fault) ?? []), entrance.as]);
  }
  return [...loud].map(([fault, who]) => `${fault} (${who.join(', ')})`);
};

const settingsOf = ({ enter }: Entrance): Promise<Setting[]> => enter((client) => readSettings(client));

const readSettings = async (client: pg.Client): Promise<Setting[]> =>
  (await client.query<Setting>(SETTINGS, [[...Object.keys(QUIET), AUTO_EXPLAIN]])).rows;

const isLoud = ({ name, setting }: Setting): boolean => name !== AUTO_EXPLAIN && setting !== QUIET[name];

const faultsOf = (settings: readonly Setting[]): string[] => [
  ...settings.filter(isLoud).map(({ name, setting }) => `${name} is ${setting} and must be ${QUIET[name]}`),
  ...(settings.some(({ name }) => name === AUTO_EXPLAIN) ? ['auto_explain is loaded and must not be'] : []),
];

/** Sets what the role may set for itself; the lock, because two replicas that boot together would touch the same row. */
async function quieten({ enter }: Entrance): Promise<void> {
  await enter(async (client) => {
    const mine = (await readSettings(client)).filter((setting) => isLoud(setting) && setting.maySet);
    if (mine.length === 0) return;
    await client.query('begin');
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    for (const { name } of mine)
      await client.query(
        `alter role current_user in database ${pg.escapeIdentifier(client.database!)} set ${name} to ${pg.escapeLiteral(QUIET[name]!)}`,
      );
    await client.query('commit');
  });
}
