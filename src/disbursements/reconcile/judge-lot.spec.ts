import { type HeldLine, LotJudge } from './judge-lot.js';
import type { Told } from './told.js';

const line: HeldLine = {
  id: 'line',
  registrantId: 'person',
  batchId: 'batch',
  state: 'sending',
  currency: 'KES',
  amountMinor: '120000',
  deliveredMinor: '0',
  excessMinor: null,
  returnedMinor: null,
  quantity: null,
  deliveredQuantity: '0',
};
const said = (outcome: 'paid' | 'returned', amount?: string): Told =>
  ({ is: 'result', result: { outcome, ...(amount && { amount, currency: 'KES' }) } }) as never;

describe('lots of an upload, each read before the one before it is written', () => {
  const judge = (): LotJudge => new LotJudge(() => false);
  const lotOf = (...told: Told[]) => told.map((one) => ({ told: one, id: line.id }));

  it('move a line once that is told in both', () => {
    const one = judge();
    expect(one.judge(lotOf(said('paid', '1200.00')), [line], [], 0).rounds).toHaveLength(1);
    const again = one.judge(lotOf(said('paid', '1200.00')), [line], [], 1);
    expect(again.rounds).toHaveLength(0);
    expect(again.each).toEqual([{ line: expect.objectContaining({ state: 'paid' }), moved: false }]);
  });

  it('move it on from where the lot before leaves it', () => {
    const one = judge();
    one.judge(lotOf(said('paid', '1200.00')), [line], [], 0);
    const { rounds } = one.judge(lotOf(said('returned')), [line], [], 1);
    expect(rounds).toEqual([[expect.objectContaining({ state: 'returned' })]]);
    expect(rounds[0]![0]!.from).toEqual({ state: 'paid', deliveredMinor: '120000', deliveredQuantity: '0' });
  });

  it('keep one exception of what is told in both', () => {
    const one = judge();
    const first = one.judge(lotOf(said('paid', '1100.00')), [line], [], 0);
    expect(first.each[0]!.exception).toMatchObject({ kind: 'amount_mismatch', position: 1 });
    expect(one.judge(lotOf(said('paid', '1100.00')), [line], [], 1).each[0]!.exception).toBeUndefined();
    // what is told otherwise is another
    expect(one.judge(lotOf(said('paid', '1000.00')), [line], [], 2).each[0]!.exception).toMatchObject({ position: 3 });
  });

  it('make two moves of a return of which nobody has told the payment', () => {
    const { rounds } = judge().judge(lotOf(said('returned')), [line], [], 0);
    const moves = rounds.flat().map(({ from, state }) => [from.state, from.deliveredMinor, state]);
    expect(moves).toEqual([
      ['sending', '0', 'paid'],
      ['paid', '120000', 'returned'],
    ]);
  });
});
