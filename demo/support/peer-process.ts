import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const READY_MS = 20_000;
const STOP_MS = 5000;

export interface PeerOptions {
  /** The folder under demo/ whose main.js is started. */
  readonly entry: 'social-registry' | 'payment-channel';
  /** The peer's whole environment: it inherits nothing from this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds to the listening line; 20 s unless told. */
  readonly readyMs?: number;
  /** Where the peer's complaints go; to our own stderr unless told. */
  readonly stderr?: 'inherit' | 'ignore';
}

export interface Peer {
  /** "http://127.0.0.1:PORT". */
  readonly url: string;
  readonly pid: number;
  /** SIGTERM, and SIGKILL to one that will not go; resolves when the process is gone. */
  stop(): Promise<void>;
  /** SIGKILL, as a machine that loses power; resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Starts a peer as a process of its own. It holds our end of its stdin, so it goes when we do, however we go. */
export async function startPeer({
  entry,
  env = {},
  readyMs = READY_MS,
  stderr = 'inherit',
}: PeerOptions): Promise<Peer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../${entry}/main.js`, import.meta.url))], {
    env: { ...env, SOCIAL_REGISTRY_EXIT_WITH_PARENT: '1', PAYMENT_CHANNEL_EXIT_WITH_PARENT: '1' },
    stdio: ['pipe', 'pipe', stderr],
  });
  // Writing to a peer that has just died must not bring its parent down.
  child.stdin.on('error', () => undefined);
  const url = await listeningUrl(child, entry, readyMs).catch(async (error: unknown) => {
    await end(child, 'SIGKILL');
    throw error;
  });
  return {
    url,
    pid: child.pid as number,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

function listeningUrl(child: ChildProcess, entry: string, readyMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${entry} did not listen within ${readyMs} ms`)), readyMs);
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${entry} ended with code ${code} before it listened`));
    });
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const url = readListening(line);
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

function readListening(line: string): string | undefined {
  try {
    return (JSON.parse(line) as { listening?: string }).listening;
  } catch {
    return undefined;
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await gone;
  clearTimeout(timer);
}
