import { CYCLE_FLOW } from './cycle.lifecycle.js';
import { ENTITLEMENT_FLOW } from './entitlement.lifecycle.js';

describe('an entitlement', () => {
  it('goes back to due when what was delivered is returned', () => {
    expect(ENTITLEMENT_FLOW.sourcesOf('approved')).toEqual(['draft', 'partly_fulfilled', 'fulfilled']);
  });
  it('is never approved again once excluded, rejected, expired or cancelled', () => {
    for (const state of ['excluded', 'rejected', 'expired', 'cancelled'] as const)
      expect(ENTITLEMENT_FLOW.allows(state, 'approved')).toBe(false);
  });
});

describe('a cycle', () => {
  it('is approved only after it was submitted', () => {
    expect(CYCLE_FLOW.sourcesOf('approved')).toEqual(['to_approve']);
  });
  it('is not cancelled once delivery began', () => {
    expect(CYCLE_FLOW.allows('delivering', 'cancelled')).toBe(false);
  });
});
