import { statement } from './statement.js';

/** Programs whose rows a transaction may see and write; null: every one. */
export type RowScope = readonly string[] | null;

/** Tells the policies of row security (`platform.in_scope`) which programs this transaction reaches. Ends with it. */
export const SET_SCOPE = statement('platform.set-scope', `select set_config('amparo.programs', $1, true)`);

/** The setting for a scope: `*`, or ids as an array literal. */
export const settingOf = (scope: RowScope): string => (scope === null ? '*' : `{${scope.join(',')}}`);

/**
 * The address of a connection that reaches every program from its first statement to its last: for migrations, commands on
 * the host and checks of the whole database. Never for a pool that serves callers.
 */
export function reachingEveryProgram(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c amparo.programs=*');
  return address.toString();
}
