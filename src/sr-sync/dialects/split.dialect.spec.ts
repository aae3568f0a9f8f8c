import { SourceUnavailable } from '../sr-sync.errors.js';
import type { Dialect, PageRequest, SourcePage } from './dialect.js';
import { SplitDialect } from './split.dialect.js';

/** So many records, of which those at some places make every page too large that they are on. */
function peer(count: number, tooLarge: readonly number[], tellsTotal: boolean) {
  const asked: [number, number][] = [];
  const dialect: Dialect = {
    async page({ offset, limit }: PageRequest): Promise<SourcePage> {
      asked.push([offset, limit]);
      if (tellsTotal && offset % limit !== 0) throw new Error('no such page');
      if (tooLarge.some((at) => at >= offset && at < offset + limit)) throw new SourceUnavailable('too-large');
      const items = Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, (_, n) => ({
        unreadable: offset + n,
      }));
      const next = tellsTotal ? offset + limit : offset + items.length;
      const isLast = tellsTotal ? offset + limit >= count : items.length === 0;
      return { items, next: isLast ? null : next, total: tellsTotal ? count : null };
    },
  };
  return { dialect: new SplitDialect(dialect), asked };
}

const request = (offset: number, limit: number) => ({ kind: 'individual', offset, limit }) as PageRequest;

/** Every record, and `x` for one that is set aside. */
async function all(dialect: Dialect, limit: number): Promise<(number | 'x')[]> {
  const found: (number | 'x')[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const page: SourcePage = await dialect.page(request(offset, limit));
    found.push(...page.items.map((item) => ('tooLarge' in item ? 'x' : (item as { unreadable: number }).unreadable)));
    offset = page.next;
  }
  return found;
}

const wanted = (count: number, tooLarge: readonly number[]) =>
  Array.from({ length: count }, (_, at) => (tooLarge.includes(at) ? 'x' : at));

describe('a page that is too large', () => {
  it.each([
    [500, true],
    [500, false],
    [30, true],
    [97, true],
    [1, false],
  ])('of %i records is read in parts, without what is too large alone', async (limit, tellsTotal) => {
    for (const bad of [[], [0], [699], [3, 4, 320]])
      expect(await all(peer(700, bad, tellsTotal).dialect, limit)).toEqual(wanted(700, bad));
  });

  it('costs few requests, and none where it is not', async () => {
    const one = peer(500, [123], true);
    await one.dialect.page(request(0, 500));
    expect(one.asked.length).toBeLessThan(25);
    const none = peer(500, [], true);
    await none.dialect.page(request(0, 500));
    expect(none.asked).toHaveLength(1);
  });

  it('is given up where too much is too large, and what else goes wrong is left as it is', async () => {
    const every = Array.from({ length: 700 }, (_, at) => at);
    const refused = { code: 'sr-sync:source-too-large', kind: 'unavailable' };
    await expect(all(peer(700, every, true).dialect, 10)).rejects.toMatchObject(refused);
    const away = { page: () => Promise.reject(new SourceUnavailable('time-out')) };
    await expect(new SplitDialect(away).page(request(0, 4))).rejects.toMatchObject({ code: 'sr-sync:source-time-out' });
  });
});
