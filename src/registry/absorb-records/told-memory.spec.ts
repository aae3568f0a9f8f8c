import { PagesInMemory, rowOf } from './told-memory.js';

const digestOf = (bytes: Uint8Array): Buffer => Buffer.alloc(16, bytes[0]!);
const hex = (byte: number): string => Buffer.alloc(16, byte).toString('hex');
const bytes = (byte: number): Buffer => Buffer.of(byte);
const rows = (...digests: number[]): Buffer =>
  Buffer.concat(
    digests.map((byte) =>
      rowOf({ digest: digestOf(bytes(byte)), dropped: byte }, [hex(byte), hex(100), hex(101), hex(byte)]),
    ),
  );

describe('pages that were read before', () => {
  const memory = (): PagesInMemory =>
    new PagesInMemory(
      digestOf,
      [
        { place: 0, records: rows(1, 2) },
        { place: 2, records: rows(3) },
      ],
      1,
    );

  it('tell of a record by its bytes what it came to, as it was put down', () => {
    const { record, digest } = memory().look(bytes(3));
    expect(digest).toEqual(digestOf(bytes(3)));
    expect(record!.row).toEqual(rows(3));
    expect(record!.dropped).toBe(3);
    expect(record!.entries.toString('hex')).toBe([hex(3), hex(100), hex(101), hex(3)].join(''));
  });

  it('tell nothing of what was not among them but its digest, to be put down', () => {
    expect(memory().look(bytes(4))).toEqual({ digest: digestOf(bytes(4)), record: null });
  });

  it('count, and say by how much the last had stood further on', () => {
    const known = memory();
    for (const byte of [9, 1, 3]) known.look(bytes(byte));
    expect(known).toMatchObject({ looked: 3, recalled: 2, shift: -1 });
  });

  it('are none where nothing is remembered', () => {
    expect(new PagesInMemory(digestOf, [], 0).look(bytes(1)).record).toBeNull();
  });
});
