import { fullMatch, normalizeIdentifier, normalizeName } from './identifier.normalize.js';

describe('identifiers', () => {
  it.each([
    ['ab-12 34', 'AB1234'],
    ['  AB/12.34 ', 'AB1234'],
    ['ＡＢ１２３４', 'AB1234'],
    ['ñ-7', 'Ñ7'],
    ['n\u0303-7', 'Ñ7'],
    ['straße 1', 'STRASSE1'],
    ['١٢٣', '١٢٣'],
    ['—', ''],
  ])('are compared without what is written between: "%s" is %s', (written, compared) => {
    expect(normalizeIdentifier(written)).toBe(compared);
  });

  it('stay as they are when they are normalized again', () => {
    for (const value of ['ab-12', 'ﬁ 3', 'ǰ1', 'İstanbul', 'ŉ1'])
      expect(normalizeIdentifier(normalizeIdentifier(value))).toBe(normalizeIdentifier(value));
  });

  it('match a pattern as a whole only', () => {
    expect(fullMatch('\\d{3}').matches('123')).toBe(true);
    for (const value of ['1234', 'x123', '123\n', '123\n456']) expect(fullMatch('\\d{3}').matches(value)).toBe(false);
    expect(fullMatch('a|b').matches('ab')).toBe(false);
  });
});

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
