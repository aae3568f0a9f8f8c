import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';
import { isAlive, startTime } from './process-state.js';

const PATIENCE_MS = 180_000;
const BUSY = new Set(['EEXIST', 'ENOTEMPTY', 'EPERM', 'EACCES']);

/**
 * Runs the work while no other process of this machine runs it under the same lock. The lock is a folder that
 * names its holder; a lock whose holder has died is taken over.
 *
 * @throws EmbeddedPostgresError when a living process holds the lock for more than three minutes
 */
export async function withStartLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const me = `${process.pid} ${startTime(process.pid) ?? ''} ${randomBytes(8).toString('hex')}`;
  await acquire(lock, me);
  try {
    return await work();
  } finally {
    if (holder(lock) === me) rmSync(lock, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function acquire(lock: string, me: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (!take(lock, me)) {
    const seen = holder(lock);
    if (seen !== undefined && !holderLives(seen)) discard(lock, seen);
    else if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(
        `Another process has been starting the database for too long. If there is none, delete ${lock}.`,
      );
    } else await sleep(25);
  }
}

/** Renaming a filled folder into place shows the lock and its holder in one step: nobody ever meets a nameless lock. */
function take(lock: string, me: string): boolean {
  const own = `${lock}.${randomBytes(6).toString('hex')}`;
  mkdirSync(own, { mode: 0o700 });
  writeFileSync(join(own, 'holder'), me);
  try {
    renameSync(own, lock);
    return true;
  } catch (error) {
    rmSync(own, { recursive: true, force: true, maxRetries: 10 });
    if (BUSY.has((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function holder(lock: string): string | undefined {
  try {
    return readFileSync(join(lock, 'holder'), 'utf8');
  } catch {
    return undefined;
  }
}

/** A process number alone proves little: containers hand out the same few again after each restart. */
function holderLives(seen: string): boolean {
  const [pid, started] = seen.split(' ');
  return isAlive(Number(pid)) && (started === '' || startTime(Number(pid)) === started);
}

/** Moves the dead lock aside first, so that a lock taken by someone faster is noticed and put back. */
function discard(lock: string, seen: string): void {
  const aside = `${lock}.${randomBytes(6).toString('hex')}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (holder(aside) === seen) rmSync(aside, { recursive: true, force: true, maxRetries: 10 });
  else renameSync(aside, lock);
}
