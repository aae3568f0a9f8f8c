import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { runOptions } from './run-options.js';
import type { WorkFolder } from './work-folder.js';

/** The database superuser that owns the cluster. */
export const SUPERUSER = 'amparo';

/**
 * Makes a new cluster: UTF-8, C locale (one sort order on every platform), password login only.
 *
 * @throws EmbeddedPostgresError with what initdb said
 */
export async function makeCluster(binaries: Binaries, folder: WorkFolder, password: string): Promise<void> {
  // Under another name until complete: initdb writes PG_VERSION first, so a torn cluster would look like a whole one.
  const unfinished = join(folder.path, 'cluster.unfinished');
  const passwordFile = join(folder.path, 'initdb-password');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (folder.user) {
    for (const path of [unfinished, passwordFile]) chownSync(path, folder.user.uid, folder.user.gid);
  }
  try {
    await run(binaries.initdb, initdbArguments(unfinished, passwordFile), folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, join(folder.path, 'cluster'));
}

function initdbArguments(cluster: string, passwordFile: string): string[] {
  return [
    '-D',
    cluster,
    '-U',
    SUPERUSER,
    '--pwfile',
    passwordFile,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    // An empty cluster lost to a power cut in its first seconds is made again; waiting for the disk gains nothing.
    '--no-sync',
  ];
}

async function run(program: string, args: string[], folder: WorkFolder): Promise<void> {
  const child = spawn(program, args, { ...runOptions(folder), stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
  try {
    const [code, complaint] = await Promise.all([ended, text(child.stderr!)]);
    if (code !== 0) throw new Error(complaint.trim() || `it ended with code ${code}`);
  } catch (cause) {
    const why = (cause as Error).message;
    throw new EmbeddedPostgresError(
      `Cannot make a database in ${folder.path}: ${why}. Set AMPARO_DATA_DIR to another folder, or set DATABASE_URL.`,
      { cause },
    );
  }
}
