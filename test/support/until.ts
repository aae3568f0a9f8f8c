import { setTimeout as pause } from 'node:timers/promises';

/** Waits until something holds, for half a minute at most unless told. */
export async function until(holds: () => boolean | Promise<boolean>, seconds = 30): Promise<void> {
  for (let look = 0; look < seconds * 50; look++) {
    if (await holds()) return;
    await pause(20);
  }
  throw new Error('It did not come to hold');
}
