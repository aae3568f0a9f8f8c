import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { usableBinaries } from './binaries.js';
import { EmbeddedPostgres, type EmbeddedPostgresOrigin } from './embedded-postgres.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { makeCluster } from './make-cluster.js';
import { newPassword, readPassword } from './password-file.js';
import { settledPostmaster } from './postmaster-state.js';
import { withStartLock } from './start-lock.js';
import { START_PATIENCE_MS, startPostmaster } from './start-postmaster.js';
import { chooseWorkFolder, makeDataFolder } from './work-folder.js';

export interface EmbeddedPostgresOptions {
  /** Folder of its own for the database; made when absent. */
  readonly dataDirectory: string;
  /** Port to listen on if it is free (54329 unless told), else any; 0 for any. A running server keeps its port. */
  readonly port?: number;
  /** PostgreSQL settings on top of the built-in ones; a running server keeps its own. */
  readonly settings?: Readonly<Record<string, string>>;
}

/**
 * Sees to it that a PostgreSQL server runs on the data folder, and tells how to reach it: makes the cluster the first
 * time, starts the server if it is down, reuses the one another process has started. However many processes ask at
 * once, one cluster and one server come of it. The server outlives this process until someone calls `stop()`.
 *
 * @throws EmbeddedPostgresError saying what to set or do
 */
export async function ensureEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDirectory = makeDataFolder(resolve(options.dataDirectory));
  return withStartLock(join(dataDirectory, 'start.lock'), async () => {
    const folder = chooseWorkFolder(dataDirectory);
    const cluster = join(folder.path, 'cluster');
    let how: EmbeddedPostgresOrigin = 'reused';
    let password: string;
    if (existsSync(cluster)) password = readPassword(dataDirectory);
    else {
      how = 'created';
      password = newPassword(dataDirectory);
      await makeCluster(await usableBinaries(folder), folder, password);
    }
    let server = await settledPostmaster(cluster, START_PATIENCE_MS);
    if (!server) {
      if (how !== 'created') how = 'started';
      server = await startPostmaster(await usableBinaries(folder), folder, options.port ?? 54329, options.settings);
    }
    if (server.status !== 'ready') {
      throw new EmbeddedPostgresError(
        `PostgreSQL (process ${server.pid}) stays "${server.status}"; see ${join(folder.path, 'postgres.log')}.`,
      );
    }
    return new EmbeddedPostgres(server.port, server.pid, how, folder.path, cluster, password);
  });
}
