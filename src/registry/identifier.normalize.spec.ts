import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { NORMALIZATIONS, type Normalization } from './id-type.entity.js';
import { fullMatch, normalizeFor, normalizeName } from './identifier.normalize.js';

type Golden = readonly [normalization: Normalization, about: string, written: string, form: string];

/** Data files are not compiled: this is src/registry as seen from dist/src/registry. */
const GOLDEN = JSON.parse(
  readFileSync(new URL('../../../src/registry/identifier.golden.json', import.meta.url), 'utf8'),
) as readonly Golden[];

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme-composite' }));

describe('identifiers', () => {
  it('are written alike as the golden file says: whoever changes a form makes stored identifiers unfindable', () => {
    expect(GOLDEN.length).toBeGreaterThan(300);
    expect(new Set(GOLDEN.map(([normalization]) => normalization))).toEqual(new Set(NORMALIZATIONS));
    const told = GOLDEN.map(([normalization, about, written]) => [
      normalization,
      about,
      normalizeFor(normalization, written),
    ]);
    expect(told).toEqual(GOLDEN.map(([normalization, about, , form]) => [normalization, about, form]));
  });

  it.each(NORMALIZATIONS)('stay as they are when their %s form is taken again', (normalization) => {
    const again = (text: string) => normalizeFor(normalization, normalizeFor(normalization, text));
    const differing = [...GOLDEN.map(([, , written]) => written), ...everyLetterOfTheBasicPlane()].filter(
      (text) => again(text) !== normalizeFor(normalization, text),
    );
    expect(differing).toEqual([]);
    fc.assert(fc.property(anyText, (text) => again(text) === normalizeFor(normalization, text)));
  });

  it('are the same whatever stands between their letters and digits', () => {
    const between = fc.constantFrom('', ' ', '-', '/', '.', '\u200b', '\u200f', '\u00a0', '\u2013', '\u034f', '\ufeff');
    const characters = fc.array(fc.tuple(fc.constantFrom(...'ABCXYZ0123456789'), between), { minLength: 1 });
    fc.assert(
      fc.property(characters, (pairs) => {
        const bare = pairs.map(([character]) => character).join('');
        const written = pairs.map(([character, separator]) => character.toLowerCase() + separator).join('');
        return normalizeFor('alphanumeric', written) === bare;
      }),
    );
  });

  it('match a pattern as a whole only', () => {
    expect(fullMatch('\\d{3}').matches('123')).toBe(true);
    for (const value of ['1234', 'x123', '123\n', '123\n456']) expect(fullMatch('\\d{3}').matches(value)).toBe(false);
    expect(fullMatch('a|b').matches('ab')).toBe(false);
  });
});

function* everyLetterOfTheBasicPlane(): Generator<string> {
  for (let code = 0x20; code < 0x10000; code++) {
    const letter = String.fromCodePoint(code);
    if (/[\p{L}\p{M}\p{N}\p{Cf}]/u.test(letter)) yield `a${letter}1`;
  }
}

describe('names', () => {
  it.each([
    ['Yusuf  AMINA', 'amina yusuf'],
    ['Amina Yusuf', 'amina yusuf'],
    ['José-María', 'jose maria'],
    ["O'Neill", 'neill o'],
    ['Zoë', 'zoe'],
    ['阿米娜', '阿米娜'],
    ['', ''],
    [' - ', ''],
  ])('are compared without case, marks and order: "%s" is "%s"', (written, compared) => {
    expect(normalizeName(written)).toBe(compared);
  });

  it('keep every word, so that two people of one family differ', () => {
    expect(normalizeName('Amina Amina Yusuf')).not.toBe(normalizeName('Amina Yusuf'));
  });
});
