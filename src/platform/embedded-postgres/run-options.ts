import type { SpawnOptions } from 'node:child_process';
import type { WorkFolder } from './work-folder.js';

/**
 * How to spawn PostgreSQL's programs: as the chosen user, in a folder that user can enter, and without this
 * process's environment, which may hold keys that are none of the server's business.
 */
export function runOptions({
  path,
  user,
}: WorkFolder): Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid' | 'windowsHide'> {
  const env: NodeJS.ProcessEnv = { LC_ALL: 'C' };
  for (const name of ['PATH', 'SYSTEMROOT', 'TEMP', 'TMP']) if (process.env[name]) env[name] = process.env[name];
  return { cwd: path, env, windowsHide: true, ...(user && { uid: user.uid, gid: user.gid }) };
}
