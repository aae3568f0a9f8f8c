import fc from 'fast-check';
import { BadAmount, currencyDigits, formatAmount, formatQuantity, parseAmount } from './money.js';

const currency = fc.constantFrom('JPY', 'KES', 'USD', 'KWD', 'CLF');
const refuses = (text: string, code = 'KES'): void =>
  expect(() => parseAmount(text, code, '#/amount')).toThrow(BadAmount);

describe('money', () => {
  it.each([
    ['JPY', 0],
    ['KES', 2],
    ['KWD', 3],
  ])('knows that %s has %d decimals', (code, digits) => {
    expect(currencyDigits(code)).toBe(digits);
  });

  it.each([
    ['1200.50', 'KES', 120050n],
    ['1200.5', 'KES', 120050n],
    ['1200', 'KES', 120000n],
    ['0.01', 'KES', 1n],
    ['007', 'JPY', 7n],
    ['1.234', 'KWD', 1234n],
    ['999999999999999.99', 'KES', 99999999999999999n],
  ])('reads %s %s as %s minor units', (text, code, minor) => {
    expect(parseAmount(text, code, '#/amount')).toBe(minor);
  });

  it.each([
    [0n, 'KES', '0.00'],
    [5n, 'KES', '0.05'],
    [-5n, 'KES', '-0.05'],
    [-120050n, 'KES', '-1200.50'],
    [7n, 'JPY', '7'],
    [1n, 'KWD', '0.001'],
  ])('writes %s minor units of %s as %s', (minor, code, text) => {
    expect(formatAmount(minor, code)).toBe(text);
  });

  it('reads back exactly what it wrote, and writes the text of minor units as PostgreSQL gives it alike', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 999_999_999_999_999n), currency, (minor, code) => {
        expect(parseAmount(formatAmount(minor, code), code, '#/amount')).toBe(minor);
        expect(formatAmount(minor.toString(), code)).toBe(formatAmount(minor, code));
        expect(formatAmount(-minor, code).replace('-', '')).toBe(formatAmount(minor, code));
      }),
    );
  });

  it.each(['', ' ', '-1', '+1', '1,000', '1.', '.5', '1e3', '0x10', 'NaN', '1 000', '١٢', '1.2.3', '1'.repeat(16)])(
    'refuses "%s"',
    (text) => {
      refuses(text);
    },
  );

  it('refuses anything but digits with one point, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/^\d{1,15}(\.\d+)?$/.test(text)),
        (text) => refuses(text),
      ),
    );
  });

  it('refuses more decimals than the currency has, rather than rounding', () => {
    refuses('1.5', 'JPY');
    refuses('1.005', 'KES');
    refuses('1.0005', 'KWD');
    refuses('1.000', 'KES');
  });

  it('refuses a currency that is none, naming the field and never the value', () => {
    for (const code of ['XXZ', 'kes', '', 'KESX']) refuses('1', code);
    try {
      parseAmount('4711.123', 'KES', '#/benefits/0/amount');
    } catch (error) {
      expect((error as BadAmount).errors).toEqual([
        { pointer: '#/benefits/0/amount', message: 'the amount has more than 2 decimals' },
      ]);
      expect(JSON.stringify(error)).not.toContain('4711');
    }
  });

  it.each([
    ['10.000000', '10'],
    ['10.500000', '10.5'],
    ['0.000001', '0.000001'],
    ['100', '100'],
    ['0.000000', '0'],
    ['-2.500000', '-2.5'],
  ])('writes the quantity %s as %s', (stored, shown) => {
    expect(formatQuantity(stored)).toBe(shown);
  });
});
