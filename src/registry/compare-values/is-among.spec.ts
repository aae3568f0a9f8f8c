import fc from 'fast-check';
import { isAmong } from './is-among.js';

describe('a shown value', () => {
  it('is among the values on file when it is one of them, to the character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (shown, others) => {
        expect(isAmong(shown, others)).toBe(shown !== '' && others.includes(shown));
        expect(isAmong(shown, [...others, shown])).toBe(shown !== '');
      }),
    );
  });

  it('is never among them when it is empty in the form that is compared', () => {
    expect(isAmong('', [''])).toBe(false);
  });
});
