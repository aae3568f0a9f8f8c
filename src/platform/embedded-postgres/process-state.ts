import { readFileSync } from 'node:fs';

/**
 * Whether a process works still. A dead one that its parent never waited for (a zombie, common in containers whose
 * first process does not reap) answers signals as if it lived, so where /proc exists its state is asked for.
 */
export function isAlive(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return !/^State:\s+[ZX]/m.test(procFile(pid, 'status') ?? '');
}

/** When the process started, in the kernel's clock ticks; `undefined` where the system does not tell. */
export function startTime(pid: number): string | undefined {
  const stat = procFile(pid, 'stat');
  // The command name in brackets may hold blanks and brackets itself, so count from its end.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

/** The arguments a process was started with; `undefined` where the system does not tell. */
export function commandLine(pid: number): string[] | undefined {
  return procFile(pid, 'cmdline')?.split('\0');
}

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return undefined;
  }
}
