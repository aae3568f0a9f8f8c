import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something holds, for ten seconds at most. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 500; look++) {
    if (await holds()) return;
    await pause(20);
  }
  throw new Error('It did not come to hold');
}
