import type { Identity } from '../../src/access/publish-counts/quantities.js';

/** Counts of a table of sexes by areas, with its margins and the sums between them. */
export function tableOf(cells: readonly (readonly number[])[]): {
  counts: Record<string, number>;
  identities: Identity[];
} {
  const counts: Record<string, number> = {};
  const add = (key: string, count: number): void => void (counts[key] = (counts[key] ?? 0) + count);
  cells.forEach((row, sex) =>
    row.forEach((count, area) => {
      for (const key of ['all', `sex=${sex}`, `area=${area}`, `sex=${sex},area=${area}`]) add(key, count);
    }),
  );
  const sexes = cells.map((_, sex) => sex);
  const areas = cells[0]!.map((_, area) => area);
  const identities = [
    { whole: 'all', parts: sexes.map((sex) => `sex=${sex}`) },
    { whole: 'all', parts: areas.map((area) => `area=${area}`) },
    ...sexes.map((sex) => ({ whole: `sex=${sex}`, parts: areas.map((area) => `sex=${sex},area=${area}`) })),
    ...areas.map((area) => ({ whole: `area=${area}`, parts: sexes.map((sex) => `sex=${sex},area=${area}`) })),
  ];
  return { counts, identities };
}
