const MOST_DEPTH = 12;
const MOST_PARTS = 20_000;
const MOST_CHARACTERS = 65_536;

/** Whether a record is small and flat enough to be one: depth, number of values, and characters of all its texts and names. */
export function isWithinLimits(record: unknown): boolean {
  const left = { parts: MOST_PARTS, characters: MOST_CHARACTERS };
  return fits(record, MOST_DEPTH, left);
}

function fits(value: unknown, depth: number, left: { parts: number; characters: number }): boolean {
  left.parts -= 1;
  if (typeof value === 'string') left.characters -= value.length;
  if (left.parts < 0 || left.characters < 0) return false;
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => fits(item, depth - 1, left));
  for (const name in value) {
    left.characters -= name.length;
    if (!fits((value as Record<string, unknown>)[name], depth - 1, left)) return false;
  }
  return true;
}
