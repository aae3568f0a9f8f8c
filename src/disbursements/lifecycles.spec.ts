import { MONEY_FLOW } from './disbursement.lifecycle.js';

describe('money', () => {
  it('is paid only after it was being sent', () => {
    expect(MONEY_FLOW.sourcesOf('paid')).toEqual(['sending', 'in_doubt']);
  });
  it('is never sent a second time as the same attempt', () => {
    expect(MONEY_FLOW.sourcesOf('sending')).toEqual(['pending']);
  });
});
