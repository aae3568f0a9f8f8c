import { setTimeout as pause } from 'node:timers/promises';

const FIRST_MS = 15;
const LONGEST_MS = 150;

/**
 * Pauses between looks at something that takes its time: each longer than the one before by a fifth, up to a
 * limit. What ends soon is seen soon; what takes long is not kept from its processor by whoever asks for it.
 */
export function growingPauses(): () => Promise<void> {
  let next = FIRST_MS;
  return async () => {
    await pause(next);
    next = Math.min(next * 1.2, LONGEST_MS);
  };
}
