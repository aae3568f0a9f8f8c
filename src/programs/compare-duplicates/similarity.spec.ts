import fc from 'fast-check';
import { compareValues } from './similarity.js';

test.each([
  ['text', 'Amina Juma', 'JUMA  Amina', 'same'],
  ['text', 'José Kimani', 'Jose Kimani', 'same'],
  ['text', 'Amina Juma', 'Aminah Juma', 'similar'],
  ['text', 'Amina Juma', 'Fatou Diallo', 'different'],
  ['text', 'Ali', 'Alice', 'different'],
  ['date', '1980-05-04', '1980-05-04', 'same'],
  ['date', '1980-05-04', '1980-04-05', 'similar'],
  ['date', '1980-05-04', '1981-05-04', 'similar'],
  ['date', '1980-05-04', '1981-06-04', 'different'],
  ['integer', 100, 108, 'similar'],
  ['decimal', 100, 150, 'different'],
  ['decimal', 0, 0, 'same'],
  ['code', 'female', 'femala', 'different'],
  ['boolean', true, false, 'different'],
  ['boolean', true, true, 'same'],
  ['text', undefined, 'Amina', 'missing'],
  ['text', undefined, undefined, 'missing'],
])('%s %j beside %j is %s', (dataType, one, other, expected) => {
  expect(compareValues(dataType, one, other)).toBe(expected);
});

test('it does not matter which of the two is asked about', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      expect(compareValues('text', a, b)).toBe(compareValues('text', b, a));
    }),
  );
});
