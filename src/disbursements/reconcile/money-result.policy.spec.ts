import { judgeMoney, type Money, type MoneyResult } from './money-result.policy.js';

const money = (state: Money['state'], deliveredMinor = '0'): Money => ({
  state,
  currency: 'KES',
  amountMinor: '1250',
  deliveredMinor,
});
const paid: MoneyResult = { outcome: 'paid', amount: '12.50', currency: 'KES' };

describe('a result about money', () => {
  it('pays at exactly what was sent, once', () => {
    for (const state of ['sending', 'in_doubt'] as const)
      expect(judgeMoney(money(state), paid)).toEqual({ moves: ['paid'] });
    expect(judgeMoney(money('paid', '1250'), paid)).toBe('unchanged');
    expect(judgeMoney(money('sending'), { ...paid, amount: '12.5' })).toEqual({ moves: ['paid'] });
  });

  it('is for a person to look at when the amount or the currency is another, or is not told', () => {
    for (const other of [{ amount: '12.49' }, { amount: '13' }, { currency: 'UGX' }, { amount: undefined }])
      expect(judgeMoney(money('sending'), { ...paid, ...other })).toBe('amount_mismatch');
    expect(judgeMoney(money('paid', '1250'), { ...paid, amount: '1.00' })).toBe('amount_mismatch');
    expect(judgeMoney(money('paid', '100'), { ...paid, amount: '1.00' })).toBe('unchanged'); // as somebody accepted
  });

  it('comes in any order: what came back had been paid', () => {
    expect(judgeMoney(money('paid', '1250'), { outcome: 'returned' })).toEqual({ moves: ['returned'] });
    expect(judgeMoney(money('in_doubt'), { outcome: 'returned' })).toEqual({ moves: ['paid', 'returned'] });
    expect(judgeMoney(money('returned'), paid)).toBe('unchanged');
    expect(judgeMoney(money('returned'), { outcome: 'returned' })).toBe('unchanged');
    expect(judgeMoney(money('paid', '1250'), { outcome: 'returned', amount: '1.00' })).toBe('amount_mismatch');
  });

  it('knows what was paid in all, however much of it came back, and what is left', () => {
    const partly = { ...money('paid', '850'), returnedMinor: '400' };
    expect(judgeMoney(partly, paid)).toBe('unchanged');
    expect(judgeMoney(partly, { ...paid, amount: '8.50' })).toBe('amount_mismatch');
    for (const amount of ['8.50', '12.50', undefined])
      expect(judgeMoney(partly, { outcome: 'returned', ...(amount && { amount }) })).toEqual({ moves: ['returned'] });
    for (const amount of ['4.00', '8.51', '0.00'])
      expect(judgeMoney(partly, { outcome: 'returned', amount })).toBe('amount_mismatch');
    const overpaid = { ...money('paid', '1250'), excessMinor: '750' };
    expect(judgeMoney(overpaid, { ...paid, amount: '20.00' })).toBe('unchanged');
    expect(judgeMoney(overpaid, { outcome: 'returned', amount: '20.00' })).toEqual({ moves: ['returned'] });
    expect(judgeMoney(overpaid, { outcome: 'returned', amount: '12.50' })).toBe('amount_mismatch'); // not all of it
    expect(judgeMoney({ ...money('returned'), returnedMinor: '2000' }, { ...paid, amount: '20.00' })).toBe('unchanged');
  });

  it('contradicts nothing that is closed and precedes no dispatch', () => {
    expect(judgeMoney(money('failed'), paid)).toBe('move_not_allowed');
    expect(judgeMoney(money('failed'), { outcome: 'returned' })).toBe('move_not_allowed');
    expect(judgeMoney(money('paid', '1250'), { outcome: 'failed' })).toBe('move_not_allowed');
    expect(judgeMoney(money('failed'), { outcome: 'failed' })).toBe('unchanged');
    for (const state of ['pending', 'held', 'cancelled'] as const)
      for (const outcome of ['paid', 'failed', 'returned'] as const)
        expect(judgeMoney(money(state), { outcome, amount: '12.50' })).toBe('move_not_allowed');
  });

  it('collects over the counter what was issued, once', () => {
    expect(judgeMoney(money('issued'), { outcome: 'collected' })).toEqual({ moves: ['collected'] });
    expect(judgeMoney(money('issued'), { outcome: 'collected', amount: '12.50' })).toEqual({ moves: ['collected'] });
    expect(judgeMoney(money('issued'), { outcome: 'collected', amount: '12.00' })).toBe('amount_mismatch');
    expect(judgeMoney(money('collected', '1250'), { outcome: 'collected' })).toBe('unchanged');
    expect(judgeMoney(money('expired'), { outcome: 'collected' })).toBe('move_not_allowed');
    expect(judgeMoney(money('collected', '1250'), { outcome: 'expired' })).toBe('move_not_allowed');
  });
});
