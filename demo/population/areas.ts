import type { Random } from './random.js';

const REGIONS = 8;
const DISTRICTS = 10;

/** 80 area codes, "XA-01-01" to "XA-08-10". */
export const AREAS: readonly string[] = Array.from({ length: REGIONS * DISTRICTS }, (_, at) => {
  const region = String(Math.floor(at / DISTRICTS) + 1).padStart(2, '0');
  return `XA-${region}-${String((at % DISTRICTS) + 1).padStart(2, '0')}`;
});

/** Towns are crowded and valleys are not: the first areas hold many times the people of the last. */
export function drawArea(random: Random): string {
  return AREAS[Math.floor(random.next() ** 1.7 * AREAS.length)] as string;
}
