import { setTimeout as pause } from 'node:timers/promises';
import type { KilledPostgres } from '../support/killed-postgres.js';
import type { FullDisk } from './full-disk.js';

/** Something that befalls PostgreSQL. `befall` resolves when it is over, and the server answers. */
export interface Mishap {
  readonly name: string;
  /** Whether it lasts, and requests must have been refused while it does. */
  readonly refuses: boolean;
  befall(postgres: KilledPostgres, disk: FullDisk, awayMs: number): Promise<void>;
}

const RESTARTED: Mishap = { name: 'restarted', refuses: false, befall: (postgres) => postgres.restart() };

const KILLED: Mishap = { name: 'kill -9 of the server', refuses: false, befall: (postgres) => postgres.kill() };

const STRUCK: Mishap = {
  name: 'kill -9 of one of its processes',
  refuses: false,
  befall: (postgres) => postgres.killBackend(),
};

/** Longer than the service waits for an answer: it must notice, and refuse. */
const FROZEN: Mishap = {
  name: 'frozen',
  refuses: true,
  async befall(postgres, _disk, awayMs) {
    const thaw = await postgres.freeze();
    try {
      await pause(awayMs);
    } finally {
      thaw();
    }
    await postgres.comeBack();
  },
};

/** First no table grows any more; then, where that can be had, the log neither, and the server ends itself. */
const FULL: Mishap = {
  name: 'out of disk',
  refuses: true,
  async befall(postgres, disk, awayMs) {
    await disk.fill();
    try {
      await pause(awayMs);
      await disk.exhaustLog?.();
      await pause(awayMs / 4);
    } finally {
      await disk.free();
    }
    await postgres.comeBack();
  },
};

export const MISHAPS: readonly Mishap[] = [RESTARTED, KILLED, STRUCK, FROZEN, FULL];
