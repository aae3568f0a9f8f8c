import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.js', import.meta.url));

/** Memory limits of the service, as `npm start` sets them; without its source maps, which take a third of the time it needs to start. */
export const NODE_FLAGS = [
  '--max-old-space-size=256',
  '--max-semi-space-size=8',
  '--min-semi-space-size=4',
  '--heap-growing-percent=50',
  '--no-parallel-scavenge',
];

/** The service as a process of its own: its memory is its own, and it can be killed. */
export interface ServiceProcess {
  readonly url: string;
  readonly pid: number;
  /** Peak resident memory so far in MB, or null where the system does not tell (only Linux does). */
  peakMb(): number | null;
  stop(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
}

/**
 * Starts the service and waits until it listens; its log goes to `amparo.log` in the data folder, `cwd` is its working folder,
 * `entry` what is started instead of the service's own main.
 */
export async function startService(
  dataDirectory: string,
  environment: Readonly<Record<string, string>>,
  cwd: string = process.cwd(),
  entry: string = MAIN,
): Promise<ServiceProcess> {
  mkdirSync(dataDirectory, { recursive: true });
  const log = createWriteStream(join(dataDirectory, 'amparo.log'), { flags: 'a' });
  const child = spawn(process.execPath, [...NODE_FLAGS, entry], {
    cwd,
    env: { ...process.env, ...environment, AMPARO_DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout!.pipe(log, { end: false });
  let complaint = '';
  child.stderr!.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2000);
    log.write(chunk);
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await listening(child, () => complaint);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    await exited;
  };
  return {
    url,
    pid: child.pid!,
    peakMb: () => peakMb(child.pid!),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function listening(child: ChildProcess, complaint: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { listening: string }) =>
      resolve(message.listening.replace('0.0.0.0', '127.0.0.1').replace('[::1]', '127.0.0.1')),
    );
    child.once('exit', (code) => reject(new Error(`The service ended with code ${code}: ${complaint()}`)));
  });
}

function peakMb(pid: number): number | null {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line ? Math.round(Number(line[1]) / 1024) : null;
  } catch {
    return null; // not Linux, or the process has ended
  }
}
