import { expectedOf, ON_ITS_WAY, usualOf } from './expected-result.policy.js';
import { type HeldLine, judgeLot, type Named } from './judge-lot.js';
import type { Told } from './told.js';

const line: HeldLine = {
  id: 'a',
  registrantId: 'person',
  batchId: 'batch',
  state: 'in_doubt',
  currency: 'KES',
  amountMinor: '120000',
  ...ON_ITS_WAY,
};
const USUAL = { state: 'in_doubt', currency: 'KES' } as const;
const result = (outcome: string, more: object = {}): Told => ({ is: 'result', result: { outcome, ...more } }) as never;
const lotOf = (...told: [string | undefined, Told][]): Named[] =>
  told.map(([id, one], index) => ({ id, told: one, position: index + 1 }));

const PAID = result('paid', { amount: '1200.00', currency: 'KES', paymentReference: 'BANK/1' });
const FAILED = result('failed', { code: 'rjct.closed' });
const TOLD: readonly Told[] = [
  PAID,
  result('paid', { amount: '1200' }),
  result('paid', { amount: '1100.00' }),
  result('paid', { amount: '1200.001' }),
  result('paid', { amount: '1200.00', currency: 'USD' }),
  result('paid'),
  { is: 'result', asSent: true, result: { outcome: 'paid' } } as never,
  FAILED,
  result('failed'),
  result('failed', { amount: '1.00', currency: 'USD' }),
  result('returned'),
  result('returned', { amount: '1200.00' }),
  result('collected'),
  result('delivered'),
  { is: 'under_way' },
  { is: 'unreadable' },
];

describe('what is expected of a payment', () => {
  it('is what is judged of one that stands as is usual, at the amount it was sent at, whether its program is over or not', () => {
    let expected = 0;
    for (const told of TOLD)
      for (const isOver of [false, true]) {
        const [one] = expectedOf(lotOf(['a', told]), USUAL);
        if (!one) continue;
        const { sentAt, from, ...move } = one;
        if (sentAt && (sentAt.minor !== line.amountMinor || sentAt.currency !== line.currency)) continue;
        expected += 1;
        const { rounds, each } = judgeLot(lotOf(['a', told]), [line], [], () => isOver);
        expect(rounds).toEqual([[expect.objectContaining({ ...move, quantity: null })]]);
        expect(rounds[0]![0]!.from).toEqual({ state: from, deliveredMinor: '0', deliveredQuantity: '0' });
        expect(each).toEqual([{ line, moved: true }]);
      }
    expect(expected).toBe(12);
  });

  it('is nothing but that it was paid or failed', () => {
    const ids = TOLD.map((_, index) => String.fromCodePoint(97 + index));
    const expected = expectedOf(lotOf(...TOLD.map((told, index) => [ids[index], told] as [string, Told])), USUAL);
    expect(expected.map(({ id, state, sentAt }) => [id, state, sentAt?.minor, sentAt?.currency])).toEqual([
      ['a', 'paid', '120000', 'KES'],
      ['b', 'paid', '120000', 'KES'],
      ['c', 'paid', '110000', 'KES'],
      ['e', 'paid', '120000', 'USD'],
      ['g', 'paid', undefined, undefined],
      ['h', 'failed', undefined, undefined],
      ['i', 'failed', undefined, undefined],
      ['j', 'failed', undefined, undefined],
    ]);
  });

  it('is nothing of one that is told twice, of none, or where nobody has looked', () => {
    expect(expectedOf(lotOf(['a', PAID], ['a', FAILED], [undefined, PAID]), USUAL)).toEqual([]);
    expect(expectedOf(lotOf(['a', PAID]), undefined)).toEqual([]);
  });

  it('comes in the order of the lines', () => {
    const expected = expectedOf(lotOf(['c', PAID], ['a', FAILED], ['b', PAID]), USUAL);
    expect(expected.map(({ id, state, code }) => [id, state, code])).toEqual([
      ['a', 'failed', 'rjct.closed'],
      ['b', 'paid', null],
      ['c', 'paid', null],
    ]);
  });
});

describe('what is usual', () => {
  it('is how the first payment stands that is open', () => {
    const goods: HeldLine = { ...line, currency: null };
    const over: HeldLine = { ...line, state: 'paid' };
    expect(usualOf([goods, over, { ...line, state: 'sending', currency: 'USD' }, line])).toEqual({
      state: 'sending',
      currency: 'USD',
    });
    expect(usualOf([goods, over])).toBeUndefined();
  });
});
