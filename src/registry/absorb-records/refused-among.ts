import { DatabaseFault } from '#platform/database/database-error.js';

/** A fault of what was to be written, not of the moment: the same rows are refused again (SQLSTATE classes 22 and 23). */
export const isRefusal = (error: unknown): error is DatabaseFault =>
  error instanceof DatabaseFault && /^2[23]/.test(error.sqlState);

/**
 * Which of these places the database refuses, by halves: `attempt` tries some of them and leaves nothing behind. One among n costs
 * about 2 log n attempts over ever fewer. Throws what is no refusal.
 */
export async function refusedAmong(
  places: readonly number[],
  attempt: (places: readonly number[]) => Promise<void>,
): Promise<number[]> {
  try {
    await attempt(places);
    return [];
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (places.length <= 1) return [...places];
  }
  const half = places.length >> 1;
  return [
    ...(await refusedAmong(places.slice(0, half), attempt)),
    ...(await refusedAmong(places.slice(half), attempt)),
  ];
}
