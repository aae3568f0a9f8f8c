import { disburse } from './disburse.chaos.js';

describe('payments by workers that are killed', () => {
  it('are made once each and told of as they were made, in a short form; a wrong protocol is caught', async () => {
    const { wrong, lines } = await disburse.run({
      ...disburse.size,
      registrants: 40,
      cycles: 2,
      kills: 3,
      planted: ['a new key at each attempt'],
      seed: 7,
      databases: { urls: undefined as never, drop: async () => {} },
      tell: () => {},
    });
    expect(wrong).toEqual([]);
    expect(lines).toContainEqual(expect.stringMatching(/^holds {2}caught: /));
  }, 600_000);
});
