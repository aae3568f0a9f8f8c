import { loadSolver } from '../../src/access/publish-counts/solver.js';

export type ShownCount = { readonly count: number; readonly step: number } | null;

interface Shown {
  readonly shown: ShownCount;
}

export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** Something that holds of quantities: weights times them, added, lie between two bounds. */
export interface Relation extends Bounds {
  readonly weights: Readonly<Record<string, number>>;
}

/** More than any count: what is known of a suppressed one. */
const MOST = 1e7;
export const NOTHING_KNOWN: Bounds = { least: 0, most: MOST };

/** The counts a shown number may stand for, found by trying: nothing here is taken from the code under test. */
export function countsShownAs({ count, step }: NonNullable<ShownCount>): Bounds {
  const as = (other: number): number => Math.round(other / step) * step;
  let [least, most] = [count, count];
  while (least > 10 && as(least - 1) === count) least--;
  while (as(most + 1) === count) most++;
  return { least, most };
}

/** The sums that hold between the quantities of the catalogue, told from their names. */
export function sumsBetween(keys: readonly string[]): Sum[] {
  const sums = keys.flatMap((key) => {
    const by = new Map<string, string[]>();
    for (const finer of keys) {
      const [own, parts] = [key.split(','), finer.split(',')];
      if (finer === key || !own.every((part) => parts.includes(part))) continue;
      const dimension = parts.find((part) => !own.includes(part))!.split('=')[0]!;
      by.set(dimension, [...(by.get(dimension) ?? []), finer]);
    }
    return [...by.values()].map((parts) => ({ whole: key, parts }));
  });
  const of = (dimension: string): string[] =>
    keys.filter((key) => key.startsWith(`${dimension}=`) && !key.includes(','));
  sums.push({ whole: 'all', parts: of('state') });
  for (const dimension of ['sex', 'age_band', 'area', 'delivery'])
    sums.push({ whole: 'state=enrolled', parts: of(dimension) });
  return sums;
}

export const asRelation = ({ whole, parts }: Sum): Relation => ({
  least: 0,
  most: 0,
  weights: { [whole]: -1, ...Object.fromEntries(parts.map((part) => [part, 1])) },
});

/** The least and most that each of `asked` can be, one linear program at a time. */
export async function solvedBounds(
  known: Readonly<Record<string, Bounds>>,
  relations: readonly Relation[],
  asked: readonly string[],
): Promise<Map<string, Bounds>> {
  const highs = await loadSolver();
  const keys = Object.keys(known);
  const placeOf = new Map(keys.map((key, place) => [key, place]));
  return highs.withModel((model) => {
    model.options.set({ output_flag: false });
    model.addVars(
      keys.map((key) => known[key]!.least),
      keys.map((key) => known[key]!.most),
    );
    for (const { weights, least, most } of relations)
      model.addRow(least, most, {
        indices: Object.keys(weights).map((key) => placeOf.get(key)!),
        values: Object.values(weights),
      });
    const { maximize, minimize } = highs.constants.objectiveSense;
    const solve = (place: number, sense: typeof maximize): number => {
      model.changeObjectiveSense(sense);
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal)
        throw new Error("The reader's sums have no solution");
      return model.getSolution().colValue[place]!;
    };
    return new Map(
      asked.map((key) => {
        const place = placeOf.get(key)!;
        model.changeColCost(place, 1);
        const bounds = { least: solve(place, minimize), most: solve(place, maximize) };
        model.changeColCost(place, 0);
        return [key, bounds];
      }),
    );
  });
}

/**
 * A reader who knows how counts are rounded, that the sums hold, and nothing else: the least and most that each of `asked`
 * can be.
 */
export const readerBounds = (
  published: Readonly<Record<string, Shown>>,
  sums: readonly Sum[],
  asked: readonly string[],
): Promise<Map<string, Bounds>> => {
  const known = Object.fromEntries(
    Object.entries(published).map(([key, { shown }]) => [key, shown === null ? NOTHING_KNOWN : countsShownAs(shown)]),
  );
  return solvedBounds(known, sums.map(asRelation), asked);
};
