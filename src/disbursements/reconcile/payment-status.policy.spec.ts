import type { PaymentStatus } from '../dispatch-batch/payment-channel.js';
import { judgeStatus } from './payment-status.policy.js';

const sent = { currency: 'KES', amountMinor: '120050' };
const said = (change: Partial<PaymentStatus>): PaymentStatus => ({
  reference: 'r',
  status: 'paid',
  code: null,
  amount: '1200.50',
  currency: 'KES',
  paymentReference: 'PC-1',
  ...change,
});

describe("the channel's word on a payment", () => {
  it('is paid at exactly the amount that was sent, however it is written', () => {
    for (const amount of ['1200.50', '1200.5', '1200.5000', '01200.50'])
      expect(judgeStatus(sent, said({ amount }))).toEqual({ is: 'paid', paymentReference: 'PC-1' });
  });
  it('is a mismatch at another amount, another currency, or none', () => {
    for (const change of [{ amount: '1200.05' }, { amount: '12005' }, { currency: 'USD' }, { amount: null }])
      expect(judgeStatus(sent, said(change))).toMatchObject({ is: 'amount_mismatch' });
    const told = { outcome: 'paid', minor: '120051', currency: 'KES', reference: 'PC-1' };
    expect(judgeStatus(sent, said({ amount: '1200.51' }))).toEqual({ is: 'amount_mismatch', told });
    expect(judgeStatus(sent, said({ amount: '9', currency: 'USD' }))).toEqual({
      is: 'amount_mismatch',
      told: { ...told, minor: '900', currency: 'USD' },
    });
    expect(judgeStatus({ currency: 'JPY', amountMinor: '100' }, said({ amount: '1', currency: 'JPY' })).is).toBe(
      'amount_mismatch',
    );
  });
  it('fails with the code that was given', () => {
    expect(judgeStatus(sent, said({ status: 'failed', code: 'rjct.payee_fa.invalid', amount: null }))).toEqual({
      is: 'failed',
      code: 'rjct.payee_fa.invalid',
    });
  });
  it('stays open without a word, and unknown is not failed', () => {
    expect(judgeStatus(sent, undefined)).toEqual({ is: 'open' });
    expect(judgeStatus(sent, said({ status: 'unknown' }))).toEqual({ is: 'unknown' });
  });
});
