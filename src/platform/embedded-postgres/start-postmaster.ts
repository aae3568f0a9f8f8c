import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { freePort } from './free-port.js';
import { clearStalePidFile, readPostmaster, type Postmaster } from './postmaster-state.js';
import { runOptions } from './run-options.js';
import { settingArguments } from './server-settings.js';
import type { WorkFolder } from './work-folder.js';

/** Recovery after a crash may have to read a few gigabytes of log. */
export const START_PATIENCE_MS = 300_000;
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;
const ATTEMPTS = 40;
/** Another program was faster to take the port, or processes of a killed server are just about to go. */
const WORTH_ANOTHER_TRY = /could not create any TCP\/IP sockets|pre-existing shared memory block/;

/**
 * Starts the server so that it outlives this process, and waits until it takes connections.
 *
 * @throws EmbeddedPostgresError with the end of the server's log
 */
export async function startPostmaster(
  binaries: Binaries,
  folder: WorkFolder,
  wishedPort: number,
  settings?: Readonly<Record<string, string>>,
): Promise<Postmaster> {
  const log = join(folder.path, 'postgres.log');
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(log, `${log}.1`);
  let complaint = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    const port = await freePort(wishedPort);
    const outcome = await attemptStart(binaries, folder, log, ['-p', String(port), ...settingArguments(settings)]);
    if (typeof outcome !== 'string') return outcome;
    complaint = `${outcome}\n${readFileSync(log).subarray(before).subarray(-2000).toString('utf8')}`.trim();
    if (!WORTH_ANOTHER_TRY.test(complaint)) break;
    await sleep(250);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL did not start in ${folder.path}: ${complaint}\nSet AMPARO_DATA_DIR to another folder, or set DATABASE_URL.`,
  );
}

/** @returns the ready server, or why there is none */
async function attemptStart(
  binaries: Binaries,
  folder: WorkFolder,
  log: string,
  args: string[],
): Promise<Postmaster | string> {
  const cluster = join(folder.path, 'cluster');
  clearStalePidFile(cluster);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(binaries.postgres, ['-D', cluster, ...args], {
    ...runOptions(folder),
    stdio: ['ignore', output, output],
    // A session of its own: neither ctrl-C in the terminal nor the death of this process reaches the server.
    detached: true,
  });
  closeSync(output);
  child.unref();
  let ended: string | undefined;
  child.once('exit', (code, signal) => (ended = `it ended with ${signal ?? `code ${code}`}`));
  child.once('error', (error) => (ended = error.message));
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline) {
    const found = readPostmaster(cluster);
    if (found?.status === 'ready' && found.pid === child.pid) return found;
    if (ended !== undefined) return ended;
    await sleep(15);
  }
  return `it is not ready after ${START_PATIENCE_MS / 1000} seconds`;
}
