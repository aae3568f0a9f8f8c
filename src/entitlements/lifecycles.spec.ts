import { CYCLE_FLOW } from './cycle.lifecycle.js';
import { ENTITLEMENT_FLOW } from './entitlement.lifecycle.js';

describe.each([CYCLE_FLOW, ENTITLEMENT_FLOW])('the lifecycle of a $subject', (flow) => {
  it('reaches every state from its first', () => {
    const reached = new Set<string>([flow.initial]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const [from, to] of flow.pairs() as [string, string][]) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual([...flow.states].toSorted());
  });
});

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
