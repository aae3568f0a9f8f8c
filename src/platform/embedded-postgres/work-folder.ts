import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { canEnter, chooseUser, isRoot, type RunAsUser } from './run-as-user.js';

/** Where the cluster lies and who runs it. */
export interface WorkFolder {
  /** Holds `cluster/`, `postgres.log` and, where needed, a copy of the binaries. */
  readonly path: string;
  readonly user: RunAsUser | undefined;
}

/**
 * Makes the data folder if needed; others may pass through it, yet read nothing in it.
 *
 * @throws EmbeddedPostgresError when this process may not write there
 */
export function makeDataFolder(dataDirectory: string): string {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o711 });
    accessSync(dataDirectory, constants.R_OK | constants.W_OK);
    return realpathSync(dataDirectory);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `Cannot write to ${dataDirectory}. Set AMPARO_DATA_DIR to a folder of your own, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/**
 * The folder for the cluster: the data folder itself, except for root below a folder that the server's user cannot
 * enter (such as root's home). Then it is a fresh folder elsewhere, which the file `cluster-location` remembers, so
 * that deleting the data folder always means a new start.
 *
 * @throws EmbeddedPostgresError when no folder can be used, or when the remembered one is gone
 */
export function chooseWorkFolder(dataDirectory: string): WorkFolder {
  const pointer = join(dataDirectory, 'cluster-location');
  if (existsSync(pointer)) {
    const path = readFileSync(pointer, 'utf8').trim();
    if (!existsSync(path)) {
      throw new EmbeddedPostgresError(
        `The database folder ${path} is gone. Bring it back, or delete ${dataDirectory} to begin with an empty database.`,
      );
    }
    return { path, user: chooseUser(join(path, 'cluster')) };
  }
  const user = chooseUser(join(dataDirectory, 'cluster'));
  if (!isRoot() || !user || canEnter(dataDirectory, user)) return { path: dataDirectory, user };
  const path = freshFolder(dataDirectory, user);
  writeFileSync(pointer, `${path}\n`, { mode: 0o600 });
  return { path, user };
}

function freshFolder(dataDirectory: string, user: RunAsUser): string {
  // /var/tmp comes first because it survives a reboot. A random name cannot be prepared by somebody else.
  for (const base of ['/var/tmp', tmpdir()]) {
    if (!existsSync(base) || !canEnter(base, user)) continue;
    const path = mkdtempSync(join(realpathSync(base), 'amparo-'));
    chmodSync(path, 0o711);
    return path;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run as root, and user id ${user.uid} cannot enter ${dataDirectory}. Set AMPARO_DATA_DIR to a folder that every user can enter, or set DATABASE_URL.`,
  );
}
