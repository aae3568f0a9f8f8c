import { publish } from '../../src/access/publish-counts/publish.js';
import type { Identity, Publication } from '../../src/access/publish-counts/quantities.js';

const sums: Identity[] = [
  { whole: 'whole', parts: ['part', 'few'] },
  { whole: 'larger', parts: ['rest', 'few'] },
];
const before: Publication = {
  whole: { basis: 63, shown: { count: 65, step: 5 } },
  part: { basis: 50, shown: { count: 50, step: 5 } },
  few: { basis: 13, shown: { count: 15, step: 5 } },
  larger: { basis: 516, shown: { count: 515, step: 5 } },
  rest: { basis: 503, shown: { count: 505, step: 5 } },
};

describe('publishing counts a day later', () => {
  it('rounds more what is published as before, and not by what it is now', async () => {
    const counts = { whole: 53, part: 50, few: 3, larger: 511, rest: 508 };
    const published = await publish({ counts, identities: sums, before });
    expect(published['few']!.shown).toBeNull();
    const { basis, shown } = published['larger']!;
    expect(shown!.step).toBeGreaterThan(5);
    expect({ basis, count: shown!.count }).toEqual({ basis: 516, count: Math.round(516 / shown!.step) * shown!.step });
  });
});
