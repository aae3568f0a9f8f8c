import { columnsOf, deliveredOf, type Measured, shownOf, unitsSaid, wholeOf } from './handed.js';

const rice: Measured = {
  currency: null,
  amountMinor: null,
  deliveredMinor: '0',
  unit: 'kg',
  quantity: '10.000000',
  deliveredQuantity: '7.500000',
};
const cash: Measured = {
  currency: 'KES',
  amountMinor: '240000',
  deliveredMinor: '100',
  unit: null,
  quantity: null,
  deliveredQuantity: '0',
};

describe('what is handed over', () => {
  it('is counted exactly, in the unit it is due in', () => {
    expect([wholeOf(rice), deliveredOf(rice), wholeOf(cash), deliveredOf(cash)]).toEqual([
      10_000_000n,
      7_500_000n,
      240_000n,
      100n,
    ]);
    expect(unitsSaid(rice, { quantity: '7' }, wholeOf(rice))).toBe(7_000_000n);
    expect(unitsSaid(cash, { amount: '7.5' }, wholeOf(cash))).toBe(750n);
    expect(columnsOf(rice, -2_500_000n)).toEqual({ minor: '0', quantity: '-2.500000' });
    expect(columnsOf(cash, 750n)).toEqual({ minor: '750', quantity: '0' });
    expect([shownOf(rice, 1n), shownOf(rice, 3_000_000n), shownOf(cash, 750n)]).toEqual(['0.000001', '3', '7.50']);
  });
  it('is all of it where nothing is said', () => {
    expect(unitsSaid(rice, {}, 2n)).toBe(2n);
    expect(unitsSaid(cash, {}, 2n)).toBe(2n);
  });
  it('is neither nothing, nor more than is due, nor of the other kind', () => {
    for (const quantity of ['0', '0.000000', '10.000001', '11'])
      expect(() => unitsSaid(rice, { quantity }, wholeOf(rice))).toThrow('more than nothing');
    expect(() => unitsSaid(cash, { amount: '2400.01' }, wholeOf(cash))).toThrow('more than nothing');
    expect(() => unitsSaid(cash, { amount: '1.005' }, wholeOf(cash))).toThrow('not usable');
    expect(() => unitsSaid(rice, { amount: '1' }, 1n)).toThrow('measured');
    expect(() => unitsSaid(cash, { quantity: '1' }, 1n)).toThrow('measured');
  });
});
