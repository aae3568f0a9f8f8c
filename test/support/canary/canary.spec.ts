import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NeedleIndex, needles, scanBuffer, scanDirectory, Scanner, scanFiles, type Canary } from './index.js';

const canaries: Canary[] = [
  { label: 'name', value: 'Núria Gonçalvez-Péña 7f3q' },
  { label: 'phone', value: '+34612907754' },
  { label: 'account', value: 'ES91 2100/0418?4502 "x"' },
  { label: 'abroad', value: '陳大文先生測試二十四' },
];
const index = new NeedleIndex(canaries);

describe('the forms of a planted value', () => {
  const forms = new Map(needles('Ana Ñandú 4417').map(({ encoding, bytes }) => [encoding, bytes.toString('latin1')]));

  it.each([
    ['lower/latin1', 'ana \xf1and\xfa 4417'],
    ['bare-upper/utf8', 'ANA NANDU 4417'],
    ['url', 'Ana%20%C3%91and%C3%BA%204417'],
    ['form', 'Ana+%C3%91and%C3%BA+4417'],
    ['json-u', 'Ana \\u00d1and\\u00fa 4417'],
    ['json-U', 'Ana \\u00D1and\\u00FA 4417'],
    ['bare/reversed', '7144 udnaN anA'],
    ['bare/hex', '416e61204e616e64752034343137'],
    ['bare/HEX', '416E61204E616E64752034343137'],
    ['bare/md5/hex', createHash('md5').update('Ana Nandu 4417').digest('hex')],
  ])('include %s', (encoding, expected) => {
    expect(forms.get(encoding)).toBe(expected);
  });

  it('are found in base64 whatever stands before and after', () => {
    for (let before = 0; before < 9; before++) {
      for (let after = 0; after < 4; after++) {
        const text = Buffer.concat([randomBytes(before), Buffer.from('+34612907754'), randomBytes(after)]);
        for (const alphabet of ['base64', 'base64url'] as const) {
          const found = scanBuffer(Buffer.from(text.toString(alphabet)), index);
          expect(found.map(({ label }) => label)).toContain('phone');
        }
      }
    }
  });

  it('refuse a value that chance would find', () => {
    expect(() => needles('1234567')).toThrow(RangeError);
  });
});

describe('the scan', () => {
  const everyNeedle = canaries.flatMap(({ label, value }) => needles(value).map((needle) => ({ label, ...needle })));

  it('finds every form, at its place', () => {
    for (const { label, encoding, bytes } of everyNeedle) {
      const haystack = Buffer.concat([randomBytes(1000), bytes, randomBytes(1000)]);
      expect(scanBuffer(haystack, index)).toContainEqual({ label, encoding, place: 'buffer', offset: 1000, count: 1 });
    }
  });

  it('finds every form across the border of two pieces, and counts it once', () => {
    // 256 KiB is what the scanner gathers, so a cut there is a border inside as well.
    const cut = 256 * 1024;
    for (const [nth, { label, encoding, bytes }] of everyNeedle.entries()) {
      const inFirst = 1 + (nth % (bytes.length - 1));
      const haystack = Buffer.alloc(cut + 1000, 0x2e);
      bytes.copy(haystack, cut - inFirst);
      const scanner = new Scanner(index, 'pieces');
      scanner.write(haystack.subarray(0, cut));
      scanner.write(haystack.subarray(cut));
      const expected = { label, encoding, place: 'pieces', offset: cut - inFirst, count: 1 };
      expect(scanner.end()).toContainEqual(expected);
    }
  });

  it('counts a value once that lies whole in the overlap of two pieces', () => {
    const piece = Buffer.alloc(256 * 1024, 0x2e);
    piece.write('+34612907754', piece.length - 20);
    const scanner = new Scanner(index, 'pieces');
    scanner.write(piece);
    scanner.write(Buffer.alloc(1000));
    expect(scanner.end()).toMatchObject([{ label: 'phone', offset: piece.length - 20, count: 1 }]);
  });

  it('finds a value that comes byte by byte, and at both ends', () => {
    const value = Buffer.from(canaries[0]!.value);
    const scanner = new Scanner(index, 'bytes');
    for (const byte of Buffer.concat([value, randomBytes(100), value])) scanner.write(Buffer.from([byte]));
    expect(scanner.end()).toContainEqual({ label: 'name', encoding: 'utf8', place: 'bytes', offset: 0, count: 2 });
  });

  it('finds nothing in clean data, and never prints a value', () => {
    const clean = randomBytes(12 * 1024 * 1024);
    expect(scanBuffer(clean, index)).toEqual([]);
    expect(scanBuffer(Buffer.from(clean.toString('base64')), index)).toEqual([]);
    expect(scanBuffer(Buffer.alloc(0), index)).toEqual([]);
    const printed = JSON.stringify(scanBuffer(Buffer.from(canaries.map(({ value }) => value).join()), index));
    for (const { value } of canaries) expect(printed).not.toContain(value);
  });

  it('keeps its pace with ten thousand forms', () => {
    const many = Array.from({ length: 200 }, (_, n) => ({
      label: `c${n}`,
      value: `Canary-${n}-${randomBytes(9).toString('hex')}`,
    }));
    const big = new NeedleIndex(many);
    expect(big.size).toBeGreaterThan(10_000);
    const haystack = randomBytes(32 * 1024 * 1024);
    Buffer.from(many[77]!.value).copy(haystack, 20_000_000);
    const began = performance.now();
    expect(scanBuffer(haystack, big)).toMatchObject([{ label: 'c77', encoding: 'utf8', offset: 20_000_000 }]);
    // Measured at over 200 MB/s; the bound only catches a scan that has become useless on a busy machine.
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('the scan of files', () => {
  const top = mkdtempSync(join(tmpdir(), 'amparo-canary-'));
  afterAll(() => rmSync(top, { recursive: true }));

  it('finds values across the pieces of a file, in folders below and in file names', async () => {
    const big = Buffer.alloc(3 * 1024 * 1024, 0x20);
    big.write('+34612907754', 2 * 1024 * 1024 - 5);
    mkdirSync(join(top, 'deep', 'down'), { recursive: true });
    writeFileSync(join(top, 'deep', 'down', 'big'), big);
    writeFileSync(join(top, 'deep', 'export-+34612907754.csv'), 'clean');
    expect(await scanDirectory(top, canaries)).toEqual([
      { label: 'phone', encoding: 'utf8', place: `${top} (file names)`, offset: expect.any(Number), count: 1 },
      {
        label: 'phone',
        encoding: 'utf8',
        place: join(top, 'deep', 'down', 'big'),
        offset: 2 * 1024 * 1024 - 5,
        count: 1,
      },
    ]);
    expect(await scanFiles([join(top, 'not-there')], canaries)).toEqual([]);
  });
});
