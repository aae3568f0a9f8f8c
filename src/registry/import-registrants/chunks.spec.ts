import { type Chunk, chunksOf, oneAhead } from './chunks.js';

async function* once(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

const chunks = async (text: string, size: number): Promise<unknown[]> =>
  (await collect<Chunk>(chunksOf(once(text), ',', { byte: 0, rows: 0 }, size))).map(
    ({ rows, next, unreadableFrom }) => [rows.map(({ row }) => row), next, unreadableFrom],
  );

describe('the chunks of a file', () => {
  it('end where reading can begin again, and say so at the end', async () => {
    expect(await chunks('a\nb\nc\n', 2)).toEqual([
      [[1, 2], { byte: 4, rows: 2 }, null],
      [[3], 'end', null],
    ]);
    expect(await chunks('a\nb\n', 2)).toEqual([
      [[1, 2], { byte: 4, rows: 2 }, null],
      [[], 'end', null],
    ]);
  });

  it('do not end with a broken row, and leave blank lines out', async () => {
    expect(await chunks('a\nx"y\n\n,\nb\nc', 2)).toEqual([
      [[1, 2], { byte: 7, rows: 3 }, null],
      [[5, 6], { byte: 12, rows: 6 }, null],
      [[], 'end', null],
    ]);
  });

  it('end with the rows before a quote that is never closed', async () => {
    expect(await chunks('a\nb\n"c\nd', 10)).toEqual([[[1, 2], 'unreadable', 3]]);
  });
});

describe('working one ahead', () => {
  it('gives the same in the same order, and hands on what is thrown', async () => {
    async function* three(): AsyncGenerator<number> {
      yield 1;
      yield 2;
      throw new Error('third');
    }
    const seen: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const one of oneAhead(three())) seen.push(one);
    };
    await expect(reading()).rejects.toThrow('third');
    expect(seen).toEqual([1, 2]);
  });

  it('ends the source when it is left early', async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<number> {
      try {
        for (let n = 0; ; n++) yield n;
      } finally {
        ended = true;
      }
    }
    for await (const one of oneAhead(endless())) if (one === 3) break;
    expect(ended).toBe(true);
  });
});
