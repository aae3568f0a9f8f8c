import { publish } from '../../src/access/publish-counts/publish.js';
import type { PublishedDay } from '../../src/access/publish-counts/publish.js';
import type { Identity, Publication } from '../../src/access/publish-counts/quantities.js';
import { Random } from '../../demo/population/random.js';
import { tableOf } from '../support/counted-tables.js';
import { asRelation, countsShownAs, NOTHING_KNOWN, type Relation, solvedBounds } from '../support/statistics-reader.js';

const sums: Identity[] = [
  { whole: 'whole', parts: ['part', 'few'] },
  { whole: 'larger', parts: ['rest', 'few'] },
];
const before: Publication = {
  whole: { basis: 63, told: false, shown: { count: 65, step: 5 } },
  part: { basis: 50, told: false, shown: { count: 50, step: 5 } },
  few: { basis: 13, told: false, shown: { count: 15, step: 5 } },
  larger: { basis: 516, told: false, shown: { count: 515, step: 5 } },
  rest: { basis: 503, told: false, shown: { count: 505, step: 5 } },
};

describe('publishing counts a day later', () => {
  it('rounds more what is published as before, and not by what it is now', async () => {
    const counts = { whole: 53, part: 50, few: 3, larger: 511, rest: 508 };
    const published = await publish({ counts, identities: sums, earlier: [{ published: before, behind: null }] });
    expect(published['few']!.shown).toBeNull();
    const { basis, shown } = published['larger']!;
    expect(shown!.step).toBeGreaterThan(5);
    expect({ basis, count: shown!.count }).toEqual({ basis: 516, count: Math.round(516 / shown!.step) * shown!.step });
  });

  it('leaves a reader of all days in doubt, who knows which suppressed counts have not changed (random tables)', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const days = await publishedDays(seed, (earlier) => earlier);
      expect([seed, await recovered(days)]).toEqual([seed, []]);
    }
  }, 120_000);

  it('would not, if each day were audited by itself', async () => {
    const alone = (earlier: readonly Kept[]): PublishedDay[] =>
      earlier.slice(-1).map(({ published }) => ({ published, behind: null }));
    const told: string[] = [];
    for (let seed = 1; told.length === 0 && seed <= 20; seed++)
      told.push(...(await recovered(await publishedDays(seed, alone))));
    expect(told.length).toBeGreaterThan(0);
  }, 120_000);
});

type Kept = PublishedDay & { readonly behind: NonNullable<PublishedDay['behind']> };

/** Four days of a table of three sexes by four areas, of small counts and larger ones, two of which change from day to day. */
async function publishedDays(
  seed: number,
  earlierOf: (days: readonly Kept[]) => readonly PublishedDay[],
): Promise<Kept[]> {
  const random = new Random(seed);
  const cells = Array.from({ length: 3 }, () =>
    Array.from({ length: 4 }, () => random.between(0, random.chance(0.4) ? 13 : 119)),
  );
  const days: Kept[] = [];
  while (days.length < 4) {
    for (let change = 0; days.length > 0 && change < 2; change++) {
      const [row, at] = [random.pick(cells), random.between(0, 3)];
      row[at] = Math.max(0, row[at]! + random.between(-30, 30));
    }
    const behind = tableOf(cells);
    days.push({ published: await publish({ ...behind, earlier: earlierOf(days) }), behind });
  }
  return days;
}

/** Suppressed counts that are known to lie within less than ten; not those that were shown before, and have not moved by ten since. */
async function recovered(days: readonly Kept[]): Promise<string[]> {
  const nameOf = (day: number, key: string): string => `${day} ${key}`;
  const countOf = (day: number, key: string): number => days[day]!.behind.counts[key]!;
  const known: Record<string, { least: number; most: number }> = {};
  const relations: Relation[] = [];
  const secret: string[] = [];
  for (const [day, { published, behind }] of days.entries()) {
    for (const { whole, parts } of behind.identities)
      relations.push(asRelation({ whole: nameOf(day, whole), parts: parts.map((part) => nameOf(day, part)) }));
    for (const [key, { shown }] of Object.entries(published)) {
      const [name, count] = [nameOf(day, key), countOf(day, key)];
      if (shown) {
        const { least, most } = countsShownAs(shown);
        const moved = count < least || count > most ? 9 : 0;
        known[name] = { least: Math.max(0, least - moved), most: most + moved };
        continue;
      }
      known[name] = NOTHING_KNOWN;
      if (day > 0 && days[day - 1]!.published[key]!.shown === null && countOf(day - 1, key) === count)
        relations.push({ least: 0, most: 0, weights: { [name]: 1, [nameOf(day - 1, key)]: -1 } });
      const wasShown = days
        .slice(0, day)
        .some((earlier, at) => earlier.published[key]!.shown !== null && Math.abs(countOf(at, key) - count) < 10);
      if (!wasShown) secret.push(name);
    }
  }
  const bounds = await solvedBounds(known, relations, secret);
  return secret.filter((name) => bounds.get(name)!.most - bounds.get(name)!.least < 10 - 1e-3);
}
