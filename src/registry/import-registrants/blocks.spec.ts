import fc from 'fast-check';
import { type Block, blocksOf, LineCounter } from './blocks.js';

async function* each(pieces: readonly Uint8Array[]): AsyncGenerator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece);
}

async function collect(pieces: readonly Uint8Array[], size: number): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const block of blocksOf(each(pieces), size)) blocks.push(block);
  return blocks;
}

const linesOf = (text: string): number => {
  const counter = new LineCounter();
  for (const byte of Buffer.from(text)) counter.add([byte] as unknown as Uint8Array);
  return counter.lines;
};

describe('the blocks of a file', () => {
  it('hold its bytes in their order, all of one size but the last, which alone is final', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 20 })),
        fc.integer({ min: 1, max: 8 }),
        async (pieces, size) => {
          const blocks = await collect(pieces, size);
          expect(Buffer.concat(blocks.map(({ bytes }) => bytes))).toEqual(Buffer.concat(pieces));
          expect(blocks.map(({ final }) => final)).toEqual(blocks.map((_, index) => index === blocks.length - 1));
          expect(blocks.slice(0, -1).every(({ bytes }) => bytes.length === size)).toBe(true);
          expect(blocks.length === 1 || blocks.at(-1)!.bytes.length > 0).toBe(true);
        },
      ),
    );
  });
});

describe('the count of lines', () => {
  it.each([
    ['', 0],
    ['a', 1],
    ['a\n', 1],
    ['a\r\nb\r\n', 2],
    ['a\rb', 2],
    ['"a\nb","say ""x"""\nc\n', 2],
    ['a\n\nb', 3],
  ])('of %j is %i', (text, lines) => {
    expect(linesOf(text)).toBe(lines);
  });
});
