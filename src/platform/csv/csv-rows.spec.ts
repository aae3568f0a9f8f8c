import fc from 'fast-check';
import { type CsvRow, csvRows, NotCsv } from './csv-rows.js';

/** The text in pieces of so many bytes: cells and line ends are cut anywhere. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(text: string, size = 7, start = { byte: 0, rows: 0 }, delimiter = ','): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  const bytes = Buffer.from(text).subarray(start.byte);
  for await (const row of csvRows(inPieces(bytes, size), delimiter, start)) rows.push(row);
  return rows;
}

const cellsOf = async (text: string): Promise<unknown[]> => (await rowsOf(text)).map(({ row, cells }) => [row, cells]);

describe('the rows of a CSV file', () => {
  it.each(['\n', '\r\n', '\r'])('end with %j, or with the file', async (end) => {
    const expected = [
      [1, ['name', 'phone']],
      [2, ['Amína "Mina" Yusuf, née', '']],
      [3, ['two\nlines', 'x']],
    ];
    const text = ['name,phone', '"Amína ""Mina"" Yusuf, née",', '"two\nlines",x'].join(end);
    expect(await cellsOf(text)).toEqual(expected);
    expect(await cellsOf(text + end)).toEqual(expected);
  });

  it('count blank lines, as a spreadsheet does', async () => {
    expect(await cellsOf('a\n\nb\n')).toEqual([
      [1, ['a']],
      [2, ['']],
      [3, ['b']],
    ]);
  });

  it('lose only themselves by a quote inside of a cell', async () => {
    expect(await cellsOf('a,b\nx"y,z"w\n1,2\nq",\nr"\n3,4')).toEqual([
      [1, ['a', 'b']],
      [2, null],
      [3, ['1', '2']],
      [4, null],
      [5, null],
      [6, ['3', '4']],
    ]);
  });

  it.each([
    ['a quote that is never closed', 'a,b\n1,2\n"3,4\n5,6\n', 3],
    ['something after a closing quote', 'a,b\n1,2\n"3"4,5\n6,7\n"8",9', 3],
    ['a row longer than any', `a,b\n1,2\n${'x'.repeat(70_000)}\n3,4`, 3],
  ])('cannot be told apart after %s: the rows before are given', async (_what, text, row) => {
    const seen: number[] = [];
    const reading = async (): Promise<void> => {
      for await (const one of csvRows(inPieces(Buffer.from(text), 1 << 20), ',', { byte: 0, rows: 0 }))
        seen.push(one.row);
    };
    await expect(reading()).rejects.toMatchObject({ row });
    await expect(reading()).rejects.toThrow(NotCsv);
    expect(seen).toEqual([1, 2, 1, 2]);
  });

  it('are not CSV when a thousand of them are broken', async () => {
    await expect(rowsOf('a"b\n'.repeat(1_001), 1 << 16)).rejects.toMatchObject({ row: 1_001 });
  });

  it('give what is said by the source when it fails, and nothing of the text', async () => {
    async function* failing(): AsyncGenerator<Buffer> {
      yield Buffer.from('Amina,');
      throw new Error('the source is gone');
    }
    const reading = async (): Promise<void> => {
      for await (const row of csvRows(failing(), ',', { byte: 0, rows: 0 })) expect(row).toBeDefined();
    };
    await expect(reading()).rejects.toThrow('the source is gone');
  });

  it('are the same when reading begins again at the end of any of them, however the bytes are cut', async () => {
    const cell = fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 4 }), fc.constant('"'));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const line = fc.array(cell, { minLength: 1, maxLength: 3 }).map((cells) => cells.map(quoted).join(';'));
    const file = fc.tuple(fc.array(line, { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n', '\r'));
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 9 }), async ([lines, end], size) => {
        const text = lines.join(end) + end;
        const all = await rowsOf(text, size, { byte: 0, rows: 0 }, ';');
        expect(all).toHaveLength(lines.length);
        for (const [index, { end: byte, row }] of all.entries())
          expect(await rowsOf(text, size, { byte, rows: row }, ';')).toEqual(all.slice(index + 1));
      }),
      { numRuns: 60 },
    );
  });
});
