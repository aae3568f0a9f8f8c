import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

/** The operating system user that the server's processes run as. */
export interface RunAsUser {
  readonly uid: number;
  readonly gid: number;
}

/** Whether this process is the super user, whom PostgreSQL refuses to run as. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Whom to run PostgreSQL as: nobody else (`undefined`) for an ordinary user; for root the owner of the cluster
 * that is there, else `postgres`, else `nobody`. The host's users are never changed.
 *
 * @param cluster folder of the cluster, which need not exist yet
 * @throws EmbeddedPostgresError when there is no such user, or when an ordinary user meets somebody else's cluster
 */
export function chooseUser(cluster: string): RunAsUser | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (!isRoot()) {
    if (owner && process.getuid && owner.uid !== process.getuid()) {
      throw new EmbeddedPostgresError(
        `The database in ${cluster} belongs to user id ${owner.uid}. Start as that user, or set AMPARO_DATA_DIR to a folder of your own.`,
      );
    }
    return undefined;
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = passwdEntry('postgres') ?? passwdEntry('nobody');
  if (!user) {
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root, and this machine has neither a user "postgres" nor "nobody". Start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return user;
}

/** Whether the user may pass through every folder from the root down to this one. */
export function canEnter(folder: string, user: RunAsUser): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if (!allows(statSync(at), user, 0o1)) return false;
    if (at === dirname(at)) return true;
  }
}

/** Whether the user may read and execute this file, the folders above it aside. */
export const canRun = (file: string, user: RunAsUser): boolean => allows(statSync(file), user, 0o5);

function allows(stats: Stats, user: RunAsUser, bits: number): boolean {
  const shift = stats.uid === user.uid ? 6 : stats.gid === user.gid ? 3 : 0;
  return ((stats.mode >> shift) & bits) === bits;
}

function passwdEntry(name: string): RunAsUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  // Some systems write nobody as -2; the unsigned reading is the number the kernel knows.
  return uid && gid ? { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 } : undefined;
}
