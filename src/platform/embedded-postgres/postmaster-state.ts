import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandLine, isAlive } from './process-state.js';

/** A living server, as it describes itself in its `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** `starting`, `ready`, `stopping`; empty while the file is still being written. */
  readonly status: string;
}

/** The server that runs on this cluster, or `undefined`. A file left behind by a dead server counts as none. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  const lines = pidFile(cluster)?.split('\n');
  const pid = Number(lines?.[0]);
  if (!lines || !isAlive(pid) || !serves(pid, cluster)) return undefined;
  return { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

/**
 * Waits while a server is between two states.
 *
 * @returns the server once it is ready, or `undefined` once none runs
 */
export async function settledPostmaster(cluster: string, patienceMs: number): Promise<Postmaster | undefined> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = readPostmaster(cluster);
    if (!found || found.status === 'ready' || Date.now() > deadline) return found;
    await sleep(15);
  }
}

/**
 * Removes a `postmaster.pid` that names a dead, zombie or foreign process, at which `postgres` itself would refuse
 * to start. Two servers on one cluster stay impossible: the shared memory segment guards against that as well.
 */
export function clearStalePidFile(cluster: string): void {
  if (!readPostmaster(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** After a reboot the number may belong to any program, so the command line must name this cluster. */
function serves(pid: number, cluster: string): boolean {
  return commandLine(pid)?.includes(cluster) ?? true;
}

function pidFile(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
}
