import { readAmount, writeAmount } from './money.js';

describe('amounts', () => {
  it('are exact both ways', () => {
    for (const [text, written] of [
      ['12.5', '12.50'],
      ['100', '100.00'],
      ['0.0001', '0.0001'],
      ['0.125', '0.125'],
      ['99999999999.9999', '99999999999.9999'],
    ] as const) {
      expect(writeAmount(readAmount(text) as number)).toBe(written);
    }
    expect(writeAmount(0n)).toBe('0.00');
  });

  it('are positive decimals and nothing else', () => {
    for (const text of ['', '0', '0.00', '-1', '1e3', '1,5', ' 1', '1.00001', '100000000000', 'NaN']) {
      expect(readAmount(text)).toBeNull();
    }
  });
});
