import { judgeAcceptance } from './accepted.policy.js';
import type { Money } from './money-result.policy.js';
import { isKnown, moneyTold, type ToldMoney } from './told-money.js';

const money = (state: Money['state'], deliveredMinor = '0', excessMinor: string | null = null): Money => ({
  state,
  currency: 'KES',
  amountMinor: '1000',
  deliveredMinor,
  excessMinor,
});
const told = (outcome: ToldMoney['outcome'], minor: string | null, currency: string | null = 'KES'): ToldMoney => ({
  outcome,
  minor,
  currency,
  reference: null,
});

describe('what a person accepts of a payment', () => {
  it('is another amount than was sent, of one without an outcome', () => {
    for (const state of ['sending', 'in_doubt'] as const) {
      expect(judgeAcceptance(money(state), told('paid', '750'))).toEqual({
        is: 'paid',
        minor: 750n,
        code: 'partly_paid',
      });
      expect(judgeAcceptance(money(state), told('paid', '7000'))).toEqual({
        is: 'paid',
        minor: 7000n,
        code: 'overpaid',
      });
    }
    for (const state of ['pending', 'held', 'paid', 'failed', 'returned', 'cancelled'] as const)
      expect(judgeAcceptance(money(state), told('paid', '750'))).toBeUndefined();
  });

  it('is what came back of one that is paid, as far as the payee has it, and first of what was too much', () => {
    const back = (of: Money, minor: string) => judgeAcceptance(of, told('returned', minor));
    expect(back(money('paid', '1000'), '400')).toEqual({
      is: 'returned',
      due: 400n,
      excess: 0n,
      code: 'partly_returned',
    });
    expect(back(money('paid', '600'), '600')).toEqual({ is: 'returned', due: 600n, excess: 0n, code: 'returned' });
    expect(back(money('paid', '600'), '601')).toBeUndefined();
    const overpaid = money('paid', '1000', '500');
    expect(back(overpaid, '500')).toEqual({ is: 'returned', due: 0n, excess: 500n, code: 'partly_returned' });
    expect(back(overpaid, '501')).toEqual({ is: 'returned', due: 1n, excess: 500n, code: 'partly_returned' });
    expect(back(overpaid, '1500')).toEqual({ is: 'returned', due: 1000n, excess: 500n, code: 'returned' });
    expect(back(overpaid, '1501')).toBeUndefined();
    for (const state of ['sending', 'in_doubt', 'failed', 'returned'] as const)
      expect(back(money(state), '400')).toBeUndefined();
  });

  it('is nothing, no amount, another currency and another outcome never', () => {
    for (const none of [told('paid', '0'), told('paid', null, null), told('paid', '750', 'UGX'), told('failed', '750')])
      expect(judgeAcceptance(money('sending'), none)).toBeUndefined();
    for (const none of [told('returned', '0'), told('returned', '1', 'UGX')])
      expect(judgeAcceptance(money('paid', '1000'), none)).toBeUndefined();
  });
});

describe('what was told of a payment', () => {
  it('has an amount in the currency it was told in, as far as both can be read', () => {
    const said = { amount: '7.5', currency: 'USD', paymentReference: 'PC-1' };
    expect(moneyTold('paid', said, 'USD')).toEqual({
      outcome: 'paid',
      minor: '750',
      currency: 'USD',
      reference: 'PC-1',
    });
    for (const [unread, currency] of [
      [{ amount: '7.555' }, 'USD'],
      [{ amount: '1' }, 'QQQ'],
      [{}, 'USD'],
      [said, null],
    ] as const)
      expect(moneyTold('paid', unread, currency)).toMatchObject({ minor: null, currency: null });
  });

  it('is known by outcome, amount and number, and without a number by the first two', () => {
    const one = { disbursementId: 'd', ...told('returned', '400'), reference: 'RT-1' };
    const again = told('returned', '400');
    expect(isKnown([one], again)).toBe(true);
    expect(isKnown([one], { ...again, reference: 'RT-1' })).toBe(true);
    expect(isKnown([one], { ...again, reference: 'RT-2' })).toBe(false);
    expect(isKnown([{ ...one, reference: null }], { ...again, reference: 'RT-2' })).toBe(false);
    for (const other of [{ minor: '401' }, { outcome: 'paid' as const }, { currency: 'UGX' }, { minor: null }])
      expect(isKnown([one], { ...again, ...other })).toBe(false);
    expect(isKnown([], again)).toBe(false);
  });
});
