import type { RememberPages } from '#registry';
import { RecallPages } from './recall-pages.js';

describe('where a run looks for what is remembered of a page', () => {
  const asked: [string, number, number][] = [];
  const pages = {
    near({ list }: { list: string }, after: number, before: number) {
      asked.push([list, after, before]);
      return Promise.resolve([]);
    },
  };
  const group = (offset: number) => ({ kind: 'group', offset, limit: 100 }) as const;
  const individual = (offset: number) => ({ kind: 'individual', offset, limit: 100 }) as const;
  let recall: RecallPages;
  beforeEach(() => {
    asked.length = 0;
    recall = new RecallPages(pages as unknown as RememberPages, 'source');
  });
  const range = async (place: ReturnType<typeof group> | ReturnType<typeof individual>) => {
    await recall.near(place);
    return asked.at(-1);
  };

  it('is its place', async () => {
    expect(await range(group(300))).toEqual(['group', 200, 400]);
  });

  it('follows by how much records of the page before had moved, list by list', async () => {
    recall.learn(group(300), { looked: 100, recalled: 98, shift: 30 });
    expect(await range(group(400))).toEqual(['group', 330, 530]);
    expect(await range(individual(400))).toEqual(['individual', 300, 500]);
  });

  it('goes farther as long as little is found, to a bound, and back when it is', async () => {
    const widths: number[] = [];
    for (let page = 0; page < 4; page++) {
      recall.learn(group(100 * page), { looked: 100, recalled: 10, shift: 0 });
      const [, after, before] = (await range(group(1000)))!;
      widths.push(before - after);
    }
    expect(widths).toEqual([400, 600, 1000, 1000]);
    recall.learn(group(500), { looked: 100, recalled: 100, shift: 0 });
    expect(await range(group(600))).toEqual(['group', 500, 700]);
  });

  it('is nowhere any more when it was in vain time and again', async () => {
    for (let page = 0; page < 20; page++) recall.wasInVain();
    expect(await range(group(0))).toBeUndefined();
  });
});
