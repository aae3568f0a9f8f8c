import { RegistrantChangedMeanwhile } from '../registry.errors.js';

const MOST_REPEATS = 5;

/** Does `first`, then `again` as long as registrants were changed since it was decided what to write of them. */
export async function untilUnchanged(first: () => Promise<unknown>, again: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await (attempt === 0 ? first() : again());
      return;
    } catch (error) {
      if (!(error instanceof RegistrantChangedMeanwhile) || attempt === MOST_REPEATS) throw error;
    }
  }
}
