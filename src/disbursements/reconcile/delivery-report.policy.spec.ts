import { type Goods, judgeReport, millionths } from './delivery-report.policy.js';

const sent: Goods = { state: 'dispatched', quantity: '12.500000', deliveredQuantity: '0.000000' };
const part: Goods = { state: 'partly_delivered', quantity: '12.500000', deliveredQuantity: '4.250000' };

describe('a report on goods', () => {
  it('counts exactly', () => {
    expect(millionths('12.5')).toBe(12_500_000n);
    expect(millionths('999999999999.999999')).toBe(999_999_999_999_999_999n);
    expect(millionths('7')).toBe(7_000_000n);
  });
  it('applies the whole, a part, or nothing', () => {
    expect(judgeReport(sent, 'delivered', undefined)).toEqual({ apply: '12.500000' });
    expect(judgeReport(sent, 'delivered', '12.5')).toEqual({ apply: '12.500000' });
    expect(judgeReport(sent, 'partly_delivered', '4.25')).toEqual({ apply: '4.25' });
    expect(judgeReport(sent, 'lost', undefined)).toEqual({ apply: '0' });
    expect(judgeReport(sent, 'returned', undefined)).toEqual({ apply: '0' });
  });
  it('refuses a quantity that does not fit its outcome', () => {
    for (const quantity of ['12.500001', '12.5', '0', '100'])
      expect(judgeReport(sent, 'partly_delivered', quantity)).toBe('amount_mismatch');
    expect(judgeReport(sent, 'delivered', '13')).toBe('amount_mismatch');
    expect(judgeReport(sent, 'lost', '1')).toBe('amount_mismatch');
  });
  it('changes nothing when it says what is known', () => {
    expect(judgeReport(part, 'partly_delivered', '4.25')).toBe('unchanged');
    expect(judgeReport(part, 'partly_delivered', '5')).toBe('amount_mismatch');
    const whole: Goods = { state: 'delivered', quantity: '12.500000', deliveredQuantity: '12.500000' };
    expect(judgeReport(whole, 'delivered', undefined)).toBe('unchanged');
    expect(judgeReport({ ...sent, state: 'lost' }, 'lost', undefined)).toBe('unchanged');
  });
  it('never contradicts what is closed, nor precedes the dispatch', () => {
    expect(judgeReport(part, 'delivered', undefined)).toBe('move_not_allowed');
    expect(judgeReport({ ...sent, state: 'pending' }, 'delivered', undefined)).toBe('move_not_allowed');
    expect(judgeReport({ ...sent, state: 'held' }, 'delivered', undefined)).toBe('move_not_allowed');
  });
});
