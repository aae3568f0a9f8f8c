import { BATCH_FLOW } from './batch.lifecycle.js';
import { COUNTER_FLOW, GOODS_FLOW, MONEY_FLOW } from './disbursement.lifecycle.js';

describe.each([BATCH_FLOW, MONEY_FLOW, GOODS_FLOW, COUNTER_FLOW])('the lifecycle of $subject', (flow) => {
  it('reaches every state from its first', () => {
    const reached = new Set<string>([flow.initial]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const [from, to] of flow.pairs() as [string, string][]) if (reached.has(from)) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual([...flow.states].toSorted());
  });
});

describe('money', () => {
  it('is paid only after it was being sent', () => {
    expect(MONEY_FLOW.sourcesOf('paid')).toEqual(['sending', 'in_doubt']);
  });
  it('is never sent a second time as the same attempt', () => {
    expect(MONEY_FLOW.sourcesOf('sending')).toEqual(['pending']);
  });
});
