import { decimalOf, millionthsOf } from './exact-decimal.js';

test.each([
  ['0', '0'],
  ['0.000001', '0.000001'],
  ['12.500000', '12.5'],
  ['100.000000', '100'],
  ['-0.250000', '-0.25'],
  ['999999999999.999999', '999999999999.999999'],
])('%s is %s', (given, shown) => expect(decimalOf(millionthsOf(given))).toBe(shown));

test('tenths add up', () => expect(decimalOf(millionthsOf('0.1') + millionthsOf('0.2'))).toBe('0.3'));
