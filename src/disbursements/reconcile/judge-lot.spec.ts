import { ON_ITS_WAY } from './expected-result.policy.js';
import { type HeldLine, judgeLot } from './judge-lot.js';
import type { Told } from './told.js';

const line: HeldLine = {
  id: 'line',
  registrantId: 'person',
  batchId: 'batch',
  state: 'sending',
  currency: 'KES',
  amountMinor: '120000',
  ...ON_ITS_WAY,
};
const said = (outcome: 'paid' | 'returned', amount?: string): Told =>
  ({ is: 'result', result: { outcome, ...(amount && { amount, currency: 'KES' }) } }) as never;
const judge = (...told: Told[]) =>
  judgeLot(
    told.map((one, index) => ({ told: one, position: 7 + index, id: line.id })),
    [line],
    [],
    () => false,
  );

describe('a lot of an upload', () => {
  it('moves a line once that is told twice', () => {
    const { rounds, each } = judge(said('paid', '1200.00'), said('paid', '1200.00'));
    expect(rounds.flat()).toHaveLength(1);
    expect(each.map(({ moved }) => moved)).toEqual([true, false]);
    expect(each[1]!.line).toMatchObject({ state: 'paid' });
  });

  it('moves it on from where it left it, in another round', () => {
    const { rounds } = judge(said('paid', '1200.00'), said('returned'));
    expect(rounds.map((round) => round.map(({ state }) => state))).toEqual([['paid'], ['returned']]);
    expect(rounds[1]![0]!.from).toEqual({ state: 'paid', deliveredMinor: '120000', deliveredQuantity: '0' });
  });

  it('keeps one exception of what is told twice, with where it was told first', () => {
    const { each } = judge(said('paid', '1100.00'), said('paid', '1100.00'), said('paid', '1000.00'));
    expect(each.map(({ exception }) => exception?.position)).toEqual([7, undefined, 9]);
    expect(each[0]!.exception).toMatchObject({ kind: 'amount_mismatch', told: { minor: '110000' } });
  });

  it('makes two moves of a return of which nobody has told the payment', () => {
    const moves = judge(said('returned')).rounds.flat();
    expect(moves.map(({ from, state }) => [from.state, from.deliveredMinor, state])).toEqual([
      ['sending', '0', 'paid'],
      ['paid', '120000', 'returned'],
    ]);
  });
});
