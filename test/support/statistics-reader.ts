import { loadSolver } from '../../src/beneficiaries/publish-statistics/solver.js';

interface Shown {
  readonly shown: { readonly count: number; readonly step: number } | null;
}

interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** The counts a shown number may stand for, found by trying: nothing here is taken from the code under test. */
function countsShownAs({ count, step }: NonNullable<Shown['shown']>): { least: number; most: number } {
  const as = (other: number): number => Math.round(other / step) * step;
  let [least, most] = [count, count];
  while (least > 10 && as(least - 1) === count) least--;
  while (as(most + 1) === count) most++;
  return { least, most };
}

/**
 * A reader who knows how counts are rounded, that the sums hold, and nothing else: the least and most that each of `asked`
 * can be, one linear program at a time.
 */
export async function readerBounds(
  published: Readonly<Record<string, Shown>>,
  sums: readonly Sum[],
  asked: readonly string[],
): Promise<Map<string, { least: number; most: number }>> {
  const highs = await loadSolver();
  const keys = Object.keys(published);
  const name = (key: string): string => `x${keys.indexOf(key)}`;
  const rows = sums.map(({ whole, parts }, row) => ` r${row}: ${parts.map(name).join(' + ')} - ${name(whole)} = 0`);
  const bounds = keys.map((key) => {
    const { shown } = published[key]!;
    const { least, most } = shown === null ? { least: 0, most: 1e7 } : countsShownAs(shown);
    return ` ${least} <= ${name(key)} <= ${most}`;
  });
  const rest = `Subject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nEnd`;
  const solve = (sense: string, key: string): number => {
    const { Status, ObjectiveValue } = highs.solve(`${sense}\n o: ${name(key)}\n${rest}`);
    if (Status !== 'Optimal') throw new Error(`The reader's sums have no solution: ${Status}`);
    return ObjectiveValue;
  };
  return new Map(asked.map((key) => [key, { least: solve('Minimize', key), most: solve('Maximize', key) }]));
}
