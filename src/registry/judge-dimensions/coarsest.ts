/** More classes than this are no coarse ones: such a list is not counted by. */
const MOST_VALUES = 200;

/**
 * What each code of a list counts as: the outermost code it lies in. A list with too many of those counts nothing apart, and
 * neither does one whose codes lie in one another.
 */
export function coarsest(
  codes: readonly { readonly code: string; readonly parent: string | null }[],
): Readonly<Record<string, string>> {
  const parentOf = new Map(codes.map(({ code, parent }) => [code, parent]));
  const outermost = (code: string): string | null => {
    let at = code;
    for (let steps = 0; steps < codes.length; steps++) {
      const parent = parentOf.get(at) ?? null;
      if (parent === null) return at;
      at = parent;
    }
    return null;
  };
  const counted = codes.flatMap(({ code }) => {
    const value = outermost(code);
    return value === null ? [] : [[code, value] as const];
  });
  return new Set(counted.map(([, value]) => value)).size > MOST_VALUES ? {} : Object.fromEntries(counted);
}
