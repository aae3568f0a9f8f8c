import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { canEnter, canRun } from './run-as-user.js';
import type { WorkFolder } from './work-folder.js';

/** Paths of the programs that are used. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the PostgreSQL programs of this platform and makes them usable: sets right the library links an install
 * without scripts leaves out, and copies the programs into the work folder if its user cannot reach the originals.
 *
 * @throws EmbeddedPostgresError when the optional package is not installed
 */
export async function usableBinaries(folder: WorkFolder): Promise<Binaries> {
  const original = await packageRoot();
  const linked = restoreLinks(original);
  const native = linked && reachable(original, folder) ? join(original, 'native') : copyOf(original, folder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) };
}

async function packageRoot(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const found = (await import(name)) as { postgres: string };
    return resolve(dirname(found.postgres), '..', '..');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The optional package ${name} is not installed, so there is no embedded database here. Set DATABASE_URL to a PostgreSQL server, or install the optional dependencies.`,
      { cause },
    );
  }
}

/** @returns false when links are missing and cannot be made, as on a read-only disk */
function restoreLinks(root: string): boolean {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    try {
      if (!existsSync(join(root, target))) symlinkSync(basename(source), join(root, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
  }
  return true;
}

function reachable(root: string, { user }: WorkFolder): boolean {
  if (!user) return true;
  const bin = join(root, 'native', 'bin');
  const folders = [bin, join(root, 'native', 'lib', 'postgresql'), join(root, 'native', 'share', 'postgresql')];
  return folders.every((folder) => canEnter(folder, user)) && canRun(join(bin, 'postgres'), user);
}

function copyOf(original: string, folder: WorkFolder): string {
  const { version } = JSON.parse(readFileSync(join(original, 'package.json'), 'utf8')) as { version: string };
  const copy = join(folder.path, `binaries-${version}`);
  if (!existsSync(copy)) {
    // Under another name until complete: half a copy must never be taken for a whole one.
    const unfinished = `${copy}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    cpSync(join(original, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    if (!restoreLinks(unfinished))
      throw new EmbeddedPostgresError(`Cannot make links in ${folder.path}. Set AMPARO_DATA_DIR or DATABASE_URL.`);
    openForAll(unfinished);
    renameSync(unfinished, copy);
  }
  return join(copy, 'native');
}

function openForAll(path: string): void {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return;
  chmodSync(path, stats.isDirectory() || stats.mode & 0o100 ? 0o755 : 0o644);
  if (stats.isDirectory()) for (const name of readdirSync(path)) openForAll(join(path, name));
}
